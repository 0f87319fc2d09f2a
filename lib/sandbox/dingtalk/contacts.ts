import type { z } from 'zod';
import { contactRows } from '../../providers/dingtalk/contacts';
import { handle, type Operation } from '../core/part';
import { BadParameter } from '../core/refusal';
import type { World } from '../core/world';
import { labelGroups, type OutsiderRecord } from '../state/outsiders';
import type { People } from './people';
import { refuse } from './refuse';

type Written = z.infer<NonNullable<typeof contactRows.update.body>>['contact'];

const labels = new Set(labelGroups.flatMap((group) => group.labels.map(({ id }) => id)));
const phone = /^\d{5,20}$/;

/** Both have to be there for paging to take effect; without them the service gives its first page. */
const firstPage = 20;

function pageOf<Row>(rows: readonly Row[], { size, offset }: { size?: number; offset?: number }): Row[] {
  if (size === undefined || offset === undefined) return rows.slice(0, firstPage);
  return rows.slice(offset, offset + size);
}

/** The six calls. Which of several faults is told first is not documented. */
export function contactOperations(world: World, people: People): Operation[] {
  const { create, update, get, list, delete: remove, labels: listLabels } = contactRows;
  const { table } = world.outsiders;

  function checkWritten(row: typeof create | typeof update, contact: Omit<Written, 'user_id'>): void {
    if (!contact.label_ids.every((id) => labels.has(id))) throw refuse(row, 60204, '标签不存在');
    if (people.find(({ userId }) => userId === contact.follower_user_id) === undefined) {
      throw refuse(row, 40036, 'follower_user_id不合法');
    }
  }

  return [
    coded(
      handle(create, ({ body: { contact } }) => {
        const { behaviour } = world;
        if (behaviour.externalContacts === 'off') throw refuse(create, 60205, '未开启外部联系人');
        if (behaviour.externalContacts === 'mandatoryField') throw refuse(create, 40001, '系统繁忙');
        checkWritten(create, contact);
        const mobile = contact.mobile.replace(/[\s-]/g, '');
        if (!phone.test(mobile)) throw refuse(create, 60103, '手机号码不合法');
        if (world.outsiders.byPhone({ ...contact, mobile })) {
          throw refuse(create, behaviour.externalExists, '外部联系人已存在');
        }
        if (table.size >= behaviour.maxExternalContacts) throw refuse(create, 60203, '外部联系人数量超限');
        const { userid } = table.add({ ...contact, mobile, userid: world.outsiders.newId() });
        return { userid };
      }),
    ),
    coded(
      handle(update, ({ body: { contact } }) => {
        const { user_id, ...fields } = contact;
        const known = table.get(user_id);
        if (known === undefined) throw refuse(update, 60121, '找不到该用户');
        checkWritten(update, contact);
        const { userid, mobile, state_code, email } = known;
        const kept: Partial<OutsiderRecord> = world.behaviour.externalOmitted === 'keep' ? known : {};
        table.replace({ ...kept, ...fields, userid, mobile, state_code, email });
        return {};
      }),
    ),
    handle(get, ({ body }) => {
      const result = table.get(body.user_id);
      if (result === undefined) throw refuse(get, 33012, '无效的USERID');
      return { result };
    }),
    coded(handle(list, ({ body }) => ({ results: pageOf(table.all(), body) }))),
    handle(remove, ({ body }) => {
      if (!table.delete(body.user_id)) throw refuse(remove, 33012, '无效的USERID');
      return {};
    }),
    coded(handle(listLabels, ({ body }) => ({ results: pageOf(labelGroups, body) }))),
  ];
}

/** A field that breaks the schema has a code of its own. More than 20 labels: none is documented. */
const codeOfField: Record<string, number> = {
  'contact.name': 60112,
  'contact.mobile': 60103,
  'contact.state_code': 60103,
  offset: 40068,
};

function coded({ row, prepare }: Operation): Operation {
  return {
    row,
    prepare(request, caller) {
      try {
        return prepare(request, caller);
      } catch (error) {
        if (!(error instanceof BadParameter)) throw error;
        const missingLabel = error.field === 'contact.label_ids' && !/<=20/.test(error.message);
        const code = missingLabel ? 60204 : codeOfField[error.field];
        throw code === undefined ? error : refuse(row, code, `${error.field}: ${error.message}`);
      }
    },
  };
}
