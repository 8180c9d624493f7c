using Notion.Refit.Models;
using Notion.Refit.Rows.Writing;

namespace Notion.Refit.Live.Saving;

/// <summary>Creates a page. When the response is lost, the page is looked for before the request is repeated.</summary>
internal sealed class PageCreation(LiveSession session, LivePage page, CreatePageRequest request)
{
    private readonly NotionClock _clock = NotionClock.Of(session.Store);
    private readonly LostCreation _lost = new(session);

    /// <summary>Creates the page.</summary>
    /// <exception cref="UnclearCreationException">It is not known whether the page was created.</exception>
    public async Task<Page> RunAsync(CancellationToken cancellationToken)
    {
        if (page.Unclear is { } earlier && await FindAsync(earlier, error: null, cancellationToken).ConfigureAwait(false) is { } found)
            return found;
        for (bool isRepeated = false; ; isRepeated = true)
        {
            var sent = new SentRequest(_clock.GetUtcNow(), session.Store.TimeProvider.GetTimestamp());
            Store.RequestTicket ticket = session.Store.Begin();
            try
            {
                Page created = await session.Client.Pages.CreateAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
                _clock.Compare(created.CreatedTime, created.CreatedBy);
                return session.Store.Apply(created, ticket, ChangeOrigin.Local);
            }
            catch (NotionApiException e) when (PageId.TryParse(e.CommittedResourceId, out PageId id))
            {
                return session.Store.Apply(await session.Client.Pages.RetrieveAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
            }
            catch (OperationCanceledException)
            {
                page.Unclear ??= sent;
                throw;
            }
            catch (NotionException e) when (LostResponse.IsPossible(e))
            {
                // The earliest one counts: it may be the one that was carried out.
                page.Unclear ??= sent;
                if (await FindAsync(sent with { Time = page.Unclear.Value.Time }, e, cancellationToken).ConfigureAwait(false) is { } late)
                    return late;
                if (isRepeated)
                    throw new UnclearCreationException(e);
            }
        }
    }

    private async Task<Page?> FindAsync(SentRequest sent, NotionException? error, CancellationToken cancellationToken)
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

    /// <summary>Looks for the page among those created since.</summary>
    private async Task<Page?> LookUpAsync(DateTimeOffset sent, CancellationToken cancellationToken)
    {
        DateTimeOffset earliest = _lost.EarliestOf(sent);
        Store.RequestTicket ticket = session.Store.Begin();
        var found = new List<Page>();
        if (request.Parent is DataSourceParent { DataSourceId: var source })
        {
            var query = new QueryDataSourceRequest { Filter = Filter.CreatedTime.OnOrAfter(earliest) };
            await foreach (Page row in session.Client.DataSources.QueryAllAsync(source, query, cancellationToken).ConfigureAwait(false))
            {
                if (IsSame(row))
                    found.Add(row);
            }
        }
        else if (request.Parent is PageParent { PageId: var outer })
        {
            await foreach (Block block in session.Client.Blocks.ListAllChildrenAsync(outer, cancellationToken).ConfigureAwait(false))
            {
                if (block.Content is ChildPageBlock child && block.CreatedTime >= earliest && string.Equals(child.Title, page.Title, StringComparison.Ordinal) && !IsKnown(block.Id.ToPageId()))
                    found.Add(await session.Client.Pages.RetrieveAsync(block.Id.ToPageId(), cancellationToken: cancellationToken).ConfigureAwait(false));
            }
        }

        return await _lost.ChooseAsync(found, row => row.CreatedTime, row => row.CreatedBy.Id, sent, page, cancellationToken).ConfigureAwait(false) is { } own
            ? session.Store.Apply(own, ticket, ChangeOrigin.Local)
            : null;
    }

    private bool IsKnown(PageId id) => session.Store.FindPage(id) is not null;

    private bool IsSame(Page row)
    {
        if (IsKnown(row.Id))
            return false;
        foreach ((string id, WritablePropertyValue value) in request.Properties)
        {
            Property? there = row.Properties.Values.FirstOrDefault(property => property.Id.ToString() == id);
            if (there is null || !ValueEquality.AreSame(there.Value, value))
                return false;
        }

        return true;
    }
}
