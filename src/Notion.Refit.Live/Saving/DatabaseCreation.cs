using Notion.Refit.Models;
using Notion.Refit.Rows.Writing;

namespace Notion.Refit.Live.Saving;

/// <summary>Creates a database. When the response is lost, the database is looked for before the request is repeated.</summary>
internal sealed class DatabaseCreation(LiveSession session, LiveDatabase database, CreateDatabaseRequest request)
{
    private readonly NotionClock _clock = NotionClock.Of(session.Store);
    private readonly LostCreation _lost = new(session);

    /// <summary>Creates the database.</summary>
    /// <exception cref="UnclearCreationException">It is not known whether the database was created.</exception>
    public async Task<Database> RunAsync(CancellationToken cancellationToken)
    {
        if (database.Unclear is { } earlier && await FindAsync(earlier, error: null, cancellationToken).ConfigureAwait(false) is { } found)
            return found;
        for (bool isRepeated = false; ; isRepeated = true)
        {
            var sent = new SentRequest(_clock.GetUtcNow(), session.Store.TimeProvider.GetTimestamp());
            Store.RequestTicket ticket = session.Store.Begin();
            try
            {
                Database created = await session.Client.Databases.CreateAsync(request, cancellationToken).ConfigureAwait(false);
                _clock.Compare(created.CreatedTime, author: null);
                return session.Store.Apply(created, ticket, ChangeOrigin.Local);
            }
            catch (NotionApiException e) when (DatabaseId.TryParse(e.CommittedResourceId, out DatabaseId id))
            {
                return session.Store.Apply(await session.Client.Databases.RetrieveAsync(id, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
            }
            catch (OperationCanceledException)
            {
                database.Unclear ??= sent;
                throw;
            }
            catch (NotionException e) when (LostResponse.IsPossible(e))
            {
                database.Unclear ??= sent;
                if (await FindAsync(sent with { Time = database.Unclear.Value.Time }, e, cancellationToken).ConfigureAwait(false) is { } late)
                    return late;
                if (isRepeated)
                    throw new UnclearCreationException(e);
            }
        }
    }

    private async Task<Database?> FindAsync(SentRequest sent, NotionException? error, CancellationToken cancellationToken)
    {
        try
        {
            return await _lost.FindAsync(() => LookUpAsync(sent.Time, cancellationToken), sent.Timestamp, error, cancellationToken).ConfigureAwait(false);
        }
        catch (NotionException e)
        {
            throw new UnclearCreationException(error ?? e);
        }
    }

    private async Task<Database?> LookUpAsync(DateTimeOffset sent, CancellationToken cancellationToken)
    {
        DateTimeOffset earliest = _lost.EarliestOf(sent);
        string title = request.Title.ToPlainText();
        Store.RequestTicket ticket = session.Store.Begin();
        var found = new List<Block>();
        await foreach (Block block in session.Client.Blocks.ListAllChildrenAsync(((PageParent)request.Parent).PageId, cancellationToken).ConfigureAwait(false))
        {
            if (block.Content is ChildDatabaseBlock child && block.CreatedTime >= earliest && string.Equals(child.Title, title, StringComparison.Ordinal)
                && session.Store.FindDatabase(block.Id.ToDatabaseId()) is null)
            {
                found.Add(block);
            }
        }

        return await _lost.ChooseAsync(found, block => block.CreatedTime, block => block.CreatedBy.Id, sent, database, cancellationToken).ConfigureAwait(false) is { } own
            ? session.Store.Apply(await session.Client.Databases.RetrieveAsync(own.Id.ToDatabaseId(), cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local)
            : null;
    }
}
