/** Made and deleted at once. */
export const scratchName = 'new-log';

const settled = <Result>(
  request: IDBRequest<Result> & Pick<IDBOpenDBRequest, 'onblocked'>,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('somebody else has it open'));
  });

/**
 * A browser that is killed in the middle of a write leaves half a record at the end of the log file of its databases. Chromium
 * writes on behind it, and finds the file damaged the next time but one that it starts: it then throws all databases of the
 * extension away without a word, wishes and logins. Deleting a database makes it begin a new file (LevelDB's `CompactRange`),
 * whatever is in the old one. Resolves with whether it was done and never rejects: where it cannot be, all goes on as before.
 */
export async function beginLog(factory: IDBFactory): Promise<boolean> {
  try {
    const made = await settled(factory.open(scratchName, 1));
    made.close();
    await settled(factory.deleteDatabase(scratchName));
    return true;
  } catch {
    return false;
  }
}
