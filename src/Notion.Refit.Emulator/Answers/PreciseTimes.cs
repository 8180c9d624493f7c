using System.Globalization;
using System.Text.Json.Nodes;

namespace Notion.Refit.Emulator.Answers;

/// <summary>The time format of databases, views and file imports: with milliseconds and an offset.</summary>
internal static class PreciseTimes
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffzzz";

    /// <summary>Sets a member of an answer.</summary>
    public static void Set(JsonObject json, string member, DateTimeOffset time) =>
        json[member] = time.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture);
}
