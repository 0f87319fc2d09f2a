/** Made and deleted at once. */
export const scratchName = 'new-log';

/**
 * A browser that is killed in the middle of a write leaves half a record at the end of the log file of its databases. Chromium
 * writes on behind it, and finds the file damaged the next time but one that it starts: it then throws all databases of the
 * extension away without a word, wishes and logins. Deleting a database makes it begin a new file (LevelDB's `CompactRange`),
 * whatever is in the old one. Never rejects: where it cannot be done, all goes on as before.
 */
export const beginLog = (factory: IDBFactory): Promise<void> =>
  new Promise((resolve) => {
    const end = () => resolve();
    try {
      const made = factory.open(scratchName, 1);
      made.onerror = end;
      made.onblocked = end;
      made.onsuccess = () => {
        made.result.close();
        const gone = factory.deleteDatabase(scratchName);
        gone.onsuccess = end;
        gone.onerror = end;
        gone.onblocked = end;
      };
    } catch {
      end();
    }
  });
