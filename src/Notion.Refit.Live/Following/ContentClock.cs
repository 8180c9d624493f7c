namespace Notion.Refit.Live.Following;

/// <summary>Decides whether the content of a page has to be read again.</summary>
/// <remarks>
/// The time of the last change is a whole minute: a second change within it does not move the time. So content is read again until a reading has
/// started when that minute was over. How long ago a time was first seen is measured as a duration, which a clock that is wrong measures as well.
/// </remarks>
internal sealed class ContentClock(TimeProvider time)
{
    private static readonly TimeSpan s_over = TimeSpan.FromMinutes(2);

    private readonly Dictionary<PageId, (DateTimeOffset LastEdited, long FirstSeen, bool IsSettled)> _pages = [];

    /// <summary>Whether the content has to be read; from now on it counts as read.</summary>
    public bool IsDue(PageId page, DateTimeOffset lastEdited)
    {
        long now = time.GetTimestamp();
        if (!_pages.TryGetValue(page, out (DateTimeOffset LastEdited, long FirstSeen, bool IsSettled) known) || known.LastEdited != lastEdited)
        {
            _pages[page] = (lastEdited, now, IsSettled: false);
            return true;
        }

        if (known.IsSettled)
            return false;
        _pages[page] = known with { IsSettled = time.GetElapsedTime(known.FirstSeen, now) >= s_over };
        return true;
    }

    /// <summary>Makes the content due at the next look, since reading it has failed.</summary>
    public void Reset(PageId page) => _pages.Remove(page);
}
