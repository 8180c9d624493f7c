using Notion.Refit.Live.Following;
using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

public sealed partial class LiveStore
{
    // Notion's average, of which following leaves half to the app.
    private const double FollowingRequestsPerSecond = 1.5;

    private readonly List<LiveFollow> _follows = [];
    private readonly Dictionary<Guid, int> _contentSources = [];

    /// <summary>Keeps the rows of a data source fresh.</summary>
    /// <param name="source">The data source.</param>
    /// <param name="every">
    /// The interval, at least a second; <see cref="Timeout.InfiniteTimeSpan"/> for sweeps only, where webhooks show the changes
    /// (<see cref="ApplyAsync"/>). It is stretched where the rate limit cannot hold it (<see cref="LiveFollow.Status"/>).
    /// </param>
    /// <param name="options">Whether content is followed too; null for the defaults.</param>
    /// <returns>The following; dispose it to end it. Until then the data source cannot be forgotten.</returns>
    /// <remarks>
    /// A round is one request for each 100 rows that have changed since, at least one. The first round reads everything: one request for each 100 rows.
    /// </remarks>
    public LiveFollow Follow(DataSourceId source, TimeSpan every, LiveFollowOptions? options = null)
    {
        options ??= new LiveFollowOptions();
        return Follow(new FollowedSource(this, source, options.Content), every, options);
    }

    /// <summary>Keeps a page fresh: its properties, and its content if the options say so.</summary>
    /// <param name="page">The page.</param>
    /// <param name="every">
    /// The interval, at least a second; <see cref="Timeout.InfiniteTimeSpan"/> for sweeps only, where webhooks show the changes
    /// (<see cref="ApplyAsync"/>). It is stretched where the rate limit cannot hold it (<see cref="LiveFollow.Status"/>).
    /// </param>
    /// <param name="options">Whether content is followed too; null for the defaults.</param>
    /// <returns>The following; dispose it to end it. Until then the page cannot be forgotten.</returns>
    /// <remarks>A round is one request; when the page has changed, its content is read too: one request for each 100 blocks of one level.</remarks>
    public LiveFollow Follow(PageId page, TimeSpan every, LiveFollowOptions? options = null)
    {
        options ??= new LiveFollowOptions();
        return Follow(new FollowedPage(this, page, options.Content), every, options);
    }

    /// <summary>Keeps a database fresh: its title, description, lock and data sources, and the rows of all of these.</summary>
    /// <param name="database">The database.</param>
    /// <param name="every">
    /// The interval, at least a second; <see cref="Timeout.InfiniteTimeSpan"/> for sweeps only, where webhooks show the changes
    /// (<see cref="ApplyAsync"/>). It is stretched where the rate limit cannot hold it (<see cref="LiveFollow.Status"/>).
    /// </param>
    /// <param name="options">Whether the content of the rows is followed too; null for the defaults.</param>
    /// <returns>The following; dispose it to end it. Until then neither the database nor its data sources can be forgotten.</returns>
    /// <remarks>
    /// A round is one request for the database, and one for each 100 rows that have changed since in a data source, at least one. Data sources that are added
    /// are read as a whole and then followed; those that are gone are <see cref="Moved"/> or <see cref="Lost"/>. A database still lists a data source in the
    /// trash, so a sweep finds that. The views of a database are followed one by one.
    /// </remarks>
    public LiveFollow Follow(DatabaseId database, TimeSpan every, LiveFollowOptions? options = null)
    {
        options ??= new LiveFollowOptions();
        return Follow(new FollowedDatabase(this, database, options.Content), every, options);
    }

    /// <summary>Keeps a view fresh: its name, filter, order and layout, and the rows of its data source.</summary>
    /// <param name="view">The view.</param>
    /// <param name="every">
    /// The interval, at least a second; <see cref="Timeout.InfiniteTimeSpan"/> for sweeps only, where webhooks show the changes
    /// (<see cref="ApplyAsync"/>). It is stretched where the rate limit cannot hold it (<see cref="LiveFollow.Status"/>).
    /// </param>
    /// <param name="options">Whether the content of the rows is followed too; null for the defaults.</param>
    /// <returns>The following; dispose it to end it. Until then neither the view nor its data source can be forgotten.</returns>
    /// <remarks>
    /// A round is one request for the view, and one for each 100 rows that have changed since, at least one. All rows of the data source are followed, whether
    /// the view shows them or not. A view of several data sources (a dashboard) has no rows of its own.
    /// </remarks>
    public LiveFollow Follow(ViewId view, TimeSpan every, LiveFollowOptions? options = null)
    {
        options ??= new LiveFollowOptions();
        return Follow(new FollowedView(this, view, options.Content), every, options);
    }

    /// <summary>Looks at what an event names, if the store knows it.</summary>
    /// <param name="webhookEvent">The event. Events may be late, doubled or out of order: they only name what to look at.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that completes when the store is up to date.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <remarks>
    /// Events do not show everything, such as pages that are not shared any more: follow with <see cref="Timeout.InfiniteTimeSpan"/> beside them, which sweeps.
    /// An event of a kind that this version does not know is applied by the object that it names. One that names nothing known makes no request, and is in the
    /// log at the level Debug.
    /// </remarks>
    public async Task ApplyAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(webhookEvent);
        await CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        var reader = new LookReader(this);
        bool isFollowed = await EventReading.RunAsync(this, reader, webhookEvent, cancellationToken).ConfigureAwait(false);
        if (!isFollowed && reader.Requests == 0)
            FollowLog.Ignored(_logger, EventReading.TypeOf(webhookEvent), webhookEvent.Id);
    }

    /// <summary>Returns the following of a database; null when it is not followed.</summary>
    internal LiveFollow? FollowOf(DatabaseId database)
    {
        lock (_gate)
            return _follows.Find(follow => follow.IsOf<FollowedDatabase>(database.Value));
    }

    /// <summary>Keeps a data source from being forgotten, and notes whether the content of its rows is followed.</summary>
    internal void StartSource(Guid id, bool content)
    {
        lock (_gate)
        {
            RetainLocked(id);
            if (content)
                _contentSources[id] = _contentSources.GetValueOrDefault(id) + 1;
        }
    }

    /// <summary>Ends one <see cref="StartSource"/>.</summary>
    internal void EndSource(Guid id, bool content)
    {
        lock (_gate)
        {
            ReleaseLocked(id);
            if (content && --_contentSources[id] == 0)
                _contentSources.Remove(id);
        }
    }

    /// <summary>Renews all that is known of the blocks in a page or block by its whole tree.</summary>
    internal void ApplyTree(BlockTree tree, RequestTicket ticket)
    {
        lock (_gate)
        {
            var changes = new List<LiveChange>();
            ApplyChildrenLocked(tree.Id.Value, [.. tree.Children.Select(node => node.Block)], ticket.Number, changes);
            foreach (BlockNode node in tree.All())
            {
                if (node.Children.Count > 0)
                    ApplyChildrenLocked(node.Block.Id.Value, [.. node.Children.Select(child => child.Block)], ticket.Number, changes);
            }

            Publish(changes, ChangeOrigin.Remote);
        }
    }

    /// <summary>Whether the blocks in a page or block were read, or are known to have been empty.</summary>
    internal bool IsListRead(Guid id) => Look(id) is KnownParent { Children: not null };

    /// <summary>Whether the comments of a page or block were read.</summary>
    internal bool AreCommentsRead(BlockId id)
    {
        lock (_gate)
            return _comments.ContainsKey(id.Value);
    }

    /// <summary>Whether the content of the rows of a data source is followed.</summary>
    internal bool IsContentFollowed(Guid source)
    {
        lock (_gate)
            return _contentSources.ContainsKey(source);
    }

    /// <summary>Shares the requests that the rate limit allows among those that follow.</summary>
    internal void FitFollows()
    {
        LiveFollow[] follows;
        lock (_gate)
            follows = [.. _follows];
        foreach (LiveFollow follow in follows)
            follow.Fit(FollowingRequestsPerSecond / follows.Length);
    }

    private LiveFollow Follow(IFollowed followed, TimeSpan every, LiveFollowOptions options)
    {
        if (every != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(every, TimeSpan.FromSeconds(1));
        if (options.SweepEvery != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.SweepEvery, TimeSpan.Zero, nameof(options));
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            followed.Start();
            var follow = new LiveFollow(this, followed, every, options, End);
            _follows.Add(follow);
            return follow;
        }

        void End(LiveFollow follow)
        {
            lock (_gate)
            {
                if (!_follows.Remove(follow))
                    return;
            }

            followed.End();
        }
    }
}
