using System.Globalization;

namespace Notion.Refit.Models;

public readonly partial record struct FilterDate
{
    /// <summary>Converts a day.</summary>
    /// <param name="date">The day.</param>
    public static implicit operator FilterDate(DateOnly date) => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Converts an instant; Notion compares to the minute.</summary>
    /// <param name="instant">The instant.</param>
    public static implicit operator FilterDate(DateTimeOffset instant) => new(new NotionDateTime(instant).ToString());
}
