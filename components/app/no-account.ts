/** Where a draft lies while no account is connected; the first account that opens the mail takes it over. */
export const noAccount = 'none';
