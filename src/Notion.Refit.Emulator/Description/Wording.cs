namespace Notion.Refit.Emulator.Description;

/// <summary>The words in which messages say what is expected.</summary>
internal static class Wording
{
    /// <summary>One of several: <c>`"a"`, `"b"`, or `"c"`</c>.</summary>
    public static string AnyOf(string[] expectations) => expectations switch
    {
        [var only] => only,
        [var one, var other] => $"{one} or {other}",
        [.. var first, var last] => $"{string.Join(", ", first)}, or {last}",
        _ => "undefined",
    };

    public static string Value(string text) => $"`\"{text}\"`";
}
