namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>The words in which messages say what is expected.</summary>
internal static class Wording
{
    public const string Null = "`null`";

    public const string Undefined = "`undefined`";

    /// <summary>One of several: <c>`"a"`, `"b"`, or `"c"`</c>.</summary>
    public static string AnyOf(IReadOnlyList<string> expectations) => expectations switch
    {
        [var only] => only,
        [var one, var other] => $"{one} or {other}",
        [] => "undefined",
        _ => $"{string.Join(", ", expectations.SkipLast(1))}, or {expectations[^1]}",
    };

    public static string Value(string text) => $"`\"{text}\"`";
}
