namespace Notion.Refit.Live.Following;

/// <summary>Decides whether the content of a page has to be read again.</summary>
/// <remarks>
/// The time of the last change is a whole minute: a second change within it does not move the time. So content is read again until a reading has
/// started when that minute was over. How long ago a time was first seen is measured as a duration, which a clock that is wrong measures as well.
/// </remarks>
internal sealed class ContentClock(LiveStore store)
{
    private static readonly TimeSpan s_over = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _time = store.TimeProvider;
    private readonly Dictionary<PageId, (DateTimeOffset LastEdited, long FirstSeen, bool IsSettled)> _pages = [];

    /// <summary>Whether the content has to be read. <see cref="Done"/> or <see cref="Reset"/> follows.</summary>
    public bool IsDue(PageId page, DateTimeOffset lastEdited)
    {
        long now = _time.GetTimestamp();
        if (!_pages.TryGetValue(page, out (DateTimeOffset LastEdited, long FirstSeen, bool IsSettled) known) || known.LastEdited != lastEdited)
        {
            // As it was read before the program was started again.
            bool isSettled = known == default && store.IsSettled(page);
            _pages[page] = (lastEdited, now, isSettled);
            return !isSettled;
        }

        if (known.IsSettled)
            return false;
        _pages[page] = known with { IsSettled = _time.GetElapsedTime(known.FirstSeen, now) >= s_over };
        return true;
    }

    /// <summary>Notes that the content was read.</summary>
    public void Done(PageId page)
    {
        if (_pages.TryGetValue(page, out (DateTimeOffset LastEdited, long FirstSeen, bool IsSettled) known) && known.IsSettled)
            store.MarkSettled(page, known.LastEdited);
    }

    /// <summary>Makes the content due at the next look, since reading it has failed.</summary>
    public void Reset(PageId page) => _pages.Remove(page);
}
