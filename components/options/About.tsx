import { i18n } from '#i18n';

/** What this is, and what it does with what it reads. */
export function About({ version }: { version: string }) {
  return (
    <section id="about" aria-labelledby="about-title">
      <h2 id="about-title">{i18n.t('options.about.title')}</h2>
      <p>
        {i18n.t('name')} {version}
      </p>
      <p>{i18n.t('options.about.data')}</p>
      <p class="quiet small">{i18n.t('options.about.names')}</p>
    </section>
  );
}
