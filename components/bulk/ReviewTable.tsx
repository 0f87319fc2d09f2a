import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ReviewRow, RowState } from '../../lib/contacts/review';
import type { BulkModel, Filter } from '../models/bulk';
import { say } from '../words/say';

const states: readonly RowState[] = ['new', 'news', 'look', 'known', 'bad'];
/** Rows of a page: a long table would hold the page up. */
const perPage = 100;
/** Rows drawn in one go when the table opens. */
const drawnAtOnce = 20;

function Changes({ row, at, model }: { row: ReviewRow; at: number; model: BulkModel }) {
  if (row.why) return <span dir="auto">{say(row.why)}</span>;
  if (row.state !== 'news') return null;
  const conflicts = row.changes.some(({ relation }) => relation !== 'new');
  return (
    <>
      {row.changes.map(({ field, value, now, relation }) => (
        <p key={`${field} ${value}`} dir="auto">
          {say({ key: `field.${field}`, params: [] })}: {now !== '' && <s>{now}</s>} {value}{' '}
          <span class="badge">{say({ key: `diff.${relation}`, params: [] })}</span>
        </p>
      ))}
      {conflicts && (
        <select
          aria-label={i18n.t('bulk.take', [row.fields.name])}
          value={row.take}
          onChange={(event) => model.setTake(at, event.currentTarget.value === 'all' ? 'all' : 'blanks')}
        >
          <option value="blanks">{i18n.t('bulk.takeBlanks')}</option>
          <option value="all">{i18n.t('bulk.takeAll')}</option>
        </select>
      )}
    </>
  );
}

/** Characters that a column of addresses has room for. */
const line = 28;

/** An address or a phone in one line; a long address breaks behind its @ before it breaks anywhere else. */
function Reach({ text }: { text: string }) {
  if (text.length <= line) return <bdi class="whole">{text}</bdi>;
  const [local, ...domain] = text.split(/(?<=@)/);
  return (
    <bdi>
      {local}
      <wbr />
      {domain}
    </bdi>
  );
}

function Line({ row, at, model }: { row: ReviewRow; at: number; model: BulkModel }) {
  const name = row.fields.name || row.source;
  return (
    <tr class={`review-${row.state}`}>
      <td>
        <input
          type="checkbox"
          aria-label={i18n.t('bulk.choose', [name])}
          checked={row.chosen}
          disabled={row.state === 'bad' || row.state === 'known'}
          onChange={(event) => model.choose(at, event.currentTarget.checked)}
        />
      </td>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td>
        <Reach text={[row.fields.address, row.fields.phone].find((one) => one && one !== name) ?? ''} />
      </td>
      <td>
        <span class={`state-${row.state} badge`}>{say({ key: `bulk.state.${row.state}`, params: [] })}</span>
      </td>
      <td class="small">
        <Changes row={row} at={at} model={model} />
      </td>
    </tr>
  );
}

/** Everybody found, with what would become of them: nothing is sent before the person has looked. */
export function ReviewTable({ model }: { model: BulkModel }) {
  const [page, setPage] = useState(0);
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const rows = model.rows.value;
  const shown = model.shown.value;
  const counts = model.counts.value;
  const filter = model.filter.value;
  useEffect(() => setPage(0), [filter, rows.length]);
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const visible = shown.slice(page * perPage, (page + 1) * perPage).slice(0, drawn);
  useEffect(() => {
    if (drawn >= perPage) return;
    const timer = setTimeout(() => setDrawn(drawn + drawnAtOnce));
    return () => clearTimeout(timer);
  }, [drawn]);
  const chosen = model.chosen.value;
  const chip = (name: Filter, count: number, words: string) => (
    <button key={name} type="button" aria-pressed={filter === name} onClick={() => model.setFilter(name)}>
      {words} <span class="badge">{count}</span>
    </button>
  );
  return (
    <section aria-labelledby="review-title">
      <h2 id="review-title">{i18n.t('bulk.review')}</h2>
      <fieldset class="filters" aria-label={i18n.t('bulk.filter')}>
        {chip('all', rows.length, i18n.t('bulk.state.all'))}
        {states.map((state) => chip(state, counts[state], say({ key: `bulk.state.${state}`, params: [] })))}
      </fieldset>
      <div class="actions">
        <button type="button" class="link" onClick={() => model.chooseShown(true)}>
          {i18n.t('bulk.all')}
        </button>
        <button type="button" class="link" onClick={() => model.chooseShown(false)}>
          {i18n.t('bulk.none')}
        </button>
      </div>
      {/* The bar sticks within this box: what stands above it is never covered. */}
      <div class="reviewBox">
        <div class="tableBox">
          <table class="review">
            <thead>
              <tr>
                <th scope="col">
                  <span class="unseen">{i18n.t('bulk.column.choose')}</span>
                </th>
                <th scope="col">{i18n.t('field.name')}</th>
                <th scope="col">{i18n.t('bulk.column.address')}</th>
                <th scope="col">{i18n.t('bulk.column.state')}</th>
                <th scope="col">{i18n.t('bulk.column.what')}</th>
              </tr>
            </thead>
            <tbody>
              {visible.map((at) => {
                const row = rows[at];
                return row && <Line key={at} row={row} at={at} model={model} />;
              })}
            </tbody>
          </table>
        </div>
        {pages > 1 && (
          <div class="actions">
            <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
              {i18n.t('bulk.previous')}
            </button>
            <span>{i18n.t('bulk.page', [page + 1, pages])}</span>
            <button type="button" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
              {i18n.t('bulk.next')}
            </button>
          </div>
        )}
        <div class="actions bulkBar">
          <button
            type="button"
            class="primary"
            disabled={chosen === 0 || model.saving.value}
            onClick={() => void model.save()}
          >
            {chosen === 0 ? i18n.t('bulk.saveNone') : i18n.t('bulk.save', chosen)}
          </button>
          <button type="button" onClick={model.clear}>
            {i18n.t('bulk.clear')}
          </button>
        </div>
      </div>
    </section>
  );
}
