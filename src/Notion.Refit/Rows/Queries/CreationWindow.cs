using Notion.Refit.Models;

namespace Notion.Refit.Rows.Queries;

/// <summary>Goes through a data source by the time of creation, each row once.</summary>
internal sealed class CreationWindow
{
    // Only the rows of the last minute can come again: the next window starts with it.
    private readonly HashSet<PageId> _seen = [];
    private DateTimeOffset? _minute;

    /// <summary>Gets the time from which rows are asked for; null for all of them.</summary>
    public DateTimeOffset? Start { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(Page page)
    {
        DateTimeOffset minute = new(page.CreatedTime.UtcTicks - (page.CreatedTime.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        if (minute != _minute)
        {
            _seen.Clear();
            _minute = minute;
        }

        return _seen.Add(page.Id);
    }

    /// <summary>Moves the start to the last minute seen.</summary>
    /// <returns>Whether that is later than before; otherwise a single minute has more rows than Notion returns.</returns>
    public bool MoveOn()
    {
        if (_minute is null || _minute == Start)
            return false;
        Start = _minute;
        return true;
    }
}
