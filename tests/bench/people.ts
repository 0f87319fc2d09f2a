import type { Contact } from '../../lib/domain/contact';

const families = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗曾单仇区'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉梅建国文斌宇轩晨曦'];
const first = ['Anna', 'Otto', 'Mei', 'Jörg', 'Élodie', 'Omar', 'Priya', 'Sven', 'Lucía', 'Tom', 'Hélène'];
const last = [
  'Kranz',
  'Müller',
  'O’Neill',
  'Rossi',
  'Okafor',
  'Larsen',
  'García',
  'Novák',
  'Tanaka',
  'Weber',
];
const kana = ['たなか はなこ', 'サトウ ケン', 'スズキ ユイ', 'やまだ たろう', 'イトウ マリ'];
const houses = [
  '光学仪器有限公司',
  '机械制造',
  'Optics GmbH',
  'Trading Ltd',
  'ソフトウェア株式会社',
  'Logistics SA',
];

const pick = <Item>(from: readonly Item[], at: number): Item => {
  const item = from[at % from.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** Invented people, the same for the same number: Chinese, Latin and Japanese names by turns. */
export function person(at: number): Contact {
  const mix = (at * 2_654_435_761) >>> 0;
  const name = [
    `${pick(families, mix)}${pick(given, mix >>> 5)}${pick(given, mix >>> 10)}`,
    `${pick(first, mix)} ${pick(last, mix >>> 4)} ${at}`,
    `${pick(families, mix >>> 3)}${pick(given, mix >>> 7)}`,
    `${pick(kana, mix)} ${at}`,
  ][at % 4];
  return {
    ...{ id: String(7_620_000_000_000_000_000n + BigInt(at)), name: name ?? '' },
    address: `person.${at}@house${mix % 900}.example`,
    company: `${pick(['杭州', '深圳', 'Berlin', 'Osaka', 'Nord'], mix >>> 9)} ${pick(houses, mix >>> 2)}`,
    phone: `+86 13${String(at).padStart(9, '0')}`,
    position: pick(['经理', 'Sales', 'Engineer', '部長'], mix >>> 6),
  };
}
