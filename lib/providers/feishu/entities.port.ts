import { addressKey } from '../../domain/address';
import type { Client } from '../../http/client';
import type { EntitiesPort } from '../provider';
import { searchRows } from './search';

/** The search takes so many characters: of a long address, its beginning. Source: Feishu multi_entity/search. */
const longest = 50;
const most = 20;

/** Colleagues, groups and mailboxes are found too. What kinds are called is not documented: the word or the tag tells. */
const isContact = ({ type = '', tag = '' }: { type?: string | undefined; tag?: string | undefined }) =>
  /contact/i.test(type) || /邮箱联系人|郵箱聯絡人|mail contact|メール連絡先/i.test(tag);

export const entitiesPort = (client: Client): EntitiesPort => ({
  async holds(address) {
    const query = [...address].slice(0, longest).join('');
    const { items } = await client.call(searchRows.entities, { query: {}, body: { query, size: most } });
    const key = addressKey(address);
    return (items ?? []).some((one) => one.email && addressKey(one.email) === key && isContact(one));
  },
});
