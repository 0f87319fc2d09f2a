import { useId } from 'preact/hooks';
import { i18n } from '#i18n';

interface LineProps {
  name: string;
  label: string;
  value: string;
  problem: string | null;
  onChange(value: string): void;
  onLeave: (() => void) | undefined;
}

function Line({ name, label, value, problem, onChange, onLeave }: LineProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={value}
        type="text"
        inputMode="tel"
        autocomplete="off"
        dir="ltr"
        required
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onInput={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
      {problem !== null && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

export interface PhoneLinesProps {
  countryCode: string;
  mobile: string;
  problemOf(field: 'countryCode' | 'mobile'): string | null;
  onCountryCode(value: string): void;
  onMobile(value: string): void;
  /** It was typed. */
  onLeave?: () => void;
}

/** A phone as the organisation's address book wants it. */
export function PhoneLines(props: PhoneLinesProps) {
  const { countryCode, mobile, problemOf, onCountryCode, onMobile, onLeave } = props;
  return (
    <>
      <Line
        name="countryCode"
        label={i18n.t('company.countryCode')}
        value={countryCode}
        problem={problemOf('countryCode')}
        onChange={onCountryCode}
        onLeave={onLeave}
      />
      <Line
        name="mobile"
        label={i18n.t('company.mobile')}
        value={mobile}
        problem={problemOf('mobile')}
        onChange={onMobile}
        onLeave={onLeave}
      />
    </>
  );
}
