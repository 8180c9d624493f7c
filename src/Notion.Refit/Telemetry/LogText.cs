namespace Notion.Refit.Telemetry;

/// <summary>Prepares foreign text for a log.</summary>
internal static class LogText
{
    /// <summary>Returns the text as one line, so that it cannot look like another message, cut to a length.</summary>
    public static string SingleLine(string text, int length = int.MaxValue)
    {
        string cut = text.Length <= length ? text : text[..length];
        return cut.AsSpan().ContainsAnyInRange('\0', '\u001F') || cut.AsSpan().ContainsAnyInRange('\u007F', '\u009F') || cut.AsSpan().ContainsAny('\u2028', '\u2029')
            ? string.Create(cut.Length, cut, static (target, source) =>
            {
                for (int i = 0; i < target.Length; i++)
                    target[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? ' ' : source[i];
            })
            : cut;
    }
}
