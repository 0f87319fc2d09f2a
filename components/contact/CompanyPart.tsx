import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { ExternalProblem } from '../../lib/domain/external-check';
import type { CompanyModel } from '../models/company';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';
import { CompanyChanges } from './CompanyChanges';
import { LabelGroups } from './LabelGroups';
import { PhoneLines } from './PhoneLines';
import { SeenNote } from './SeenNote';

export interface CompanyPartProps {
  model: CompanyModel;
  account: AccountView;
  /** A mail account through which the sender's other mails may be read. */
  mailAccount: AccountView | undefined;
  now: number;
}

/** What the organisation's address book takes no contact without: said before anything is sent. */
export function CompanyPart({ model, account, mailAccount, now }: CompanyPartProps) {
  useEffect(model.open, [model]);
  const problemOf = (field: ExternalProblem['field']) => {
    const found = model.problems.value.find((one) => one.field === field);
    return found ? say(found) : null;
  };
  const groups = model.groups.value;
  const phones = model.phones.value;
  return (
    <fieldset class="fields company">
      <legend>{i18n.t('company.title', [say({ key: `brand.${account.brand}`, params: [] })])}</legend>
      <p class="quiet small">{i18n.t('company.why')}</p>
      <PhoneLines
        countryCode={model.countryCode.value}
        mobile={model.mobile.value}
        problemOf={problemOf}
        onCountryCode={model.setCountryCode}
        onMobile={model.setMobile}
        onLeave={model.lookAgain}
      />
      {mailAccount && model.mobile.value === '' && phones === null && (
        <button type="button" class="link" onClick={() => void model.look(mailAccount.id)}>
          {i18n.t('company.lookForPhone')}
        </button>
      )}
      <div role="status">
        {phones?.length === 0 && <p class="quiet small">{i18n.t('company.noPhone')}</p>}
        {phones && phones.length > 0 && (
          <ul class="offers" aria-label={i18n.t('form.offers')}>
            {phones.map(({ value, span }) => (
              <li key={value}>
                <button type="button" class="offer" onClick={() => model.take(value)}>
                  <bdi>{value}</bdi>
                </button>
                <span class="source cut" dir="auto" title={span}>
                  {i18n.t('form.source', [span])}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {groups === null ? (
        <p class="quiet">{i18n.t('screen.reading')}</p>
      ) : (
        <LabelGroups
          groups={groups}
          chosen={model.labels.value}
          problem={problemOf('labels')}
          onToggle={model.toggle}
        />
      )}
      <p class="small" dir="auto">
        {model.follower.value === ''
          ? i18n.t('company.follower', [account.name || account.address])
          : i18n.t('company.followerSet', [model.follower.value])}
      </p>
      <p class="quiet small">{i18n.t('company.addressInRemark')}</p>
      <SeenNote seen={model.seen.value} account={account} now={now} />
      {model.changes.value && <CompanyChanges changes={model.changes.value} />}
      {model.failure.value && <FailureNote failure={model.failure.value} now={now} />}
    </fieldset>
  );
}
