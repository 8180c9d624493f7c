using Notion.Refit.Models;

namespace Notion.Refit.Live.Following;

/// <summary>Reads objects again of which two responses disagree while their order cannot be known.</summary>
internal static class DoubtfulReading
{
    public static async Task RunAsync(LiveStore store, LookReader reader, CancellationToken cancellationToken)
    {
        foreach (Guid id in store.TakeDoubtful())
        {
            bool hasList = store.IsListRead(id);
            switch (store.FindAny(id))
            {
                case Page page:
                    await reader.ReadPageAsync(page.Id, cancellationToken).ConfigureAwait(false);
                    break;
                case Block block when !hasList:
                    await reader.ReadBlockAsync(block.Id, cancellationToken).ConfigureAwait(false);
                    break;
                case DataSource source:
                    await reader.ReadSourceAsync(source.Id, cancellationToken).ConfigureAwait(false);
                    break;
                case Database database:
                    await reader.ReadDatabaseAsync(database.Id, cancellationToken).ConfigureAwait(false);
                    break;
                case View view:
                    await reader.ReadViewAsync(view.Id, cancellationToken).ConfigureAwait(false);
                    break;
            }

            if (hasList)
                await reader.ReadTreeAsync(new BlockId(id), cancellationToken).ConfigureAwait(false);
        }
    }
}
