namespace Notion.Refit.Live.Saving;

/// <summary>Decides whether something that was found is what a request with a lost response has created, and how long to look.</summary>
internal sealed class LostCreation(LiveSession session)
{
    // As long as that after it was sent, Notion may still carry out a request.
    private static readonly TimeSpan s_serverLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan s_clockDifference = TimeSpan.FromMinutes(5);

    // A clock that was never compared with Notion's may be set to another time zone. Not a day: what a daily job has made yesterday is not meant.
    private static readonly TimeSpan s_unknownDifference = TimeSpan.FromHours(14);

    private readonly NotionClock _clock = NotionClock.Of(session.Store);

    /// <summary>Returns the earliest time of creation, by Notion's clock, that is worth a look.</summary>
    public DateTimeOffset EarliestOf(DateTimeOffset sent) => sent - (_clock.IsCompared ? s_clockDifference : s_unknownDifference);

    /// <summary>Chooses among what was found with the content of the request.</summary>
    /// <returns>What the request has created; null when there is nothing.</returns>
    /// <exception cref="UnclearCreationException">Several objects may be it, or one that is older than the request by a clock that was never compared.</exception>
    public async Task<T?> ChooseAsync<T>(
        IReadOnlyList<T> found, Func<T, DateTimeOffset> createdTime, Func<T, UserId> createdBy, DateTimeOffset sent, LiveObject target, CancellationToken cancellationToken)
        where T : class
    {
        if (found.Count == 0)
            return null;
        UserId self = (await session.Store.GetInstallationAsync(cancellationToken).ConfigureAwait(false)).Id;
        T[] own = [.. found.Where(item => createdBy(item) == self)];
        T[] near = [.. own.Where(item => (createdTime(item) - sent).Duration() <= s_clockDifference)];
        return (own.Length, near.Length) switch
        {
            (0, _) => null,
            (_, 1) => near[0],
            (_, 0) when _clock.IsCompared => null,
            _ => throw new UnclearCreationException(new InvalidOperationException($"{own.Length} objects in Notion have the content of {target}, and each may be the one that was created.")),
        };
    }

    /// <summary>Looks until something is found, or until Notion cannot carry out the request any more.</summary>
    /// <param name="look">The look.</param>
    /// <param name="sent">The timestamp at which the request was sent.</param>
    /// <param name="error">The failure of the request; null when it is not known any more.</param>
    /// <param name="cancellationToken">Cancels requests and waits.</param>
    /// <returns>What was found; null: the request can be repeated.</returns>
    public async Task<T?> FindAsync<T>(Func<Task<T?>> look, long sent, NotionException? error, CancellationToken cancellationToken)
        where T : class
    {
        TimeProvider time = session.Store.TimeProvider;

        // A server that has answered is done; what was lost on the way may still be at work.
        bool isOver = error is NotionApiException { StatusCode: System.Net.HttpStatusCode.InternalServerError };
        TimeSpan wait = TimeSpan.FromSeconds(1);
        while (true)
        {
            bool isLast = isOver || time.GetElapsedTime(sent) >= s_serverLimit;
            if (await look().ConfigureAwait(false) is { } found)
                return found;
            if (isLast)
                return null;
            TimeSpan left = s_serverLimit - time.GetElapsedTime(sent);
            await Task.Delay(left < wait ? TimeSpan.FromTicks(Math.Max(left.Ticks, 1)) : wait, time, cancellationToken).ConfigureAwait(false);
            wait *= 2;
        }
    }
}
