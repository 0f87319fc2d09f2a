/** Brand → the hosts its rows name. A region belongs to the organisation; tokens are never mixed. */
export const dingtalkBrands = {
  dingtalk: {
    oapi: 'https://oapi.dingtalk.com',
    api: 'https://api.dingtalk.com',
    login: 'https://login.dingtalk.com',
  },
  dingtalkIntl: {
    oapi: 'https://oapi.dingtalk.io',
    api: 'https://api.dingtalk.io',
    login: 'https://login.dingtalk.io',
  },
} as const;
