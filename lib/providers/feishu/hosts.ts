/** Brand → the hosts its rows name. Brands are separate systems behind the same paths. */
export const feishuBrands = {
  feishu: { api: 'https://open.feishu.cn', accounts: 'https://accounts.feishu.cn' },
  lark: { api: 'https://open.larksuite.com', accounts: 'https://accounts.larksuite.com' },
} as const;
