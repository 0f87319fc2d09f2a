import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Offer } from '../../lib/contacts/prefill';
import { type ContactField, contactLimits } from '../../lib/domain/contact';
import { Icon } from '../parts/Icon';
import { say } from '../words/say';

const keyboards: Partial<Record<ContactField, 'email' | 'tel'>> = { address: 'email', phone: 'tel' };

export interface FieldProps {
  field: ContactField;
  value: string;
  problem: string | null;
  source: Offer | null;
  offers: Offer[];
  onChange(value: string): void;
}

/** Characters as a person counts them. */
const lengthOf = (text: string) => [...text].length;

function Counter({ field, value }: Pick<FieldProps, 'field' | 'value'>) {
  const limit = contactLimits[field];
  const length = lengthOf(value);
  return (
    <span class={length > limit ? 'counter over' : 'counter'}>
      <span aria-hidden="true">{`${length}/${limit}`}</span>
      <span class="unseen">{i18n.t('form.counter', [length, limit])}</span>
    </span>
  );
}

function OfferChip({ offer, onTake }: { offer: Offer; onTake(): void }) {
  return (
    <li>
      <button type="button" class="offer" onClick={onTake}>
        <Icon name="plus" />
        <bdi class="cut" title={offer.value}>
          {offer.value}
        </bdi>
      </button>
      <Source span={offer.span} />
    </li>
  );
}

function Source({ span }: { span: string }) {
  return (
    <span class="source cut" dir="auto" title={span}>
      {i18n.t('form.source', [span])}
    </span>
  );
}

/** One line of the form: label, counter, value, what is wrong with it, and what the mail offers. */
export function Field({ field, value, problem, source, offers, onChange }: FieldProps) {
  const id = useId();
  const notes = [problem ? `${id}-problem` : '', source ? `${id}-source` : '', `${id}-counter`];
  const shared = {
    id,
    name: field,
    value,
    dir: 'auto' as const,
    spellcheck: false,
    'aria-invalid': problem !== null,
    'aria-describedby': notes.filter((note) => note !== '').join(' '),
  };
  return (
    <div class="field">
      <div class="label">
        <label for={id}>{say({ key: `field.${field}`, params: [] })}</label>
        <span id={`${id}-counter`}>
          <Counter field={field} value={value} />
        </span>
      </div>
      {field === 'remark' ? (
        <textarea {...shared} rows={3} onInput={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={keyboards[field] ?? 'text'}
          autocomplete="off"
          required={field === 'name'}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {problem !== null && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {source && (
        <div id={`${id}-source`}>
          <Source span={source.span} />
        </div>
      )}
      {offers.length > 0 && (
        <ul class="offers" aria-label={i18n.t('form.offers')}>
          {offers.map((offer) => (
            <OfferChip key={offer.value} offer={offer} onTake={() => onChange(offer.value)} />
          ))}
        </ul>
      )}
    </div>
  );
}
