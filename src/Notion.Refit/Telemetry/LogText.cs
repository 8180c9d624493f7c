namespace Notion.Refit.Telemetry;

/// <summary>Text of others, fit for a log.</summary>
internal static class LogText
{
    /// <summary>In one line, so that it cannot pretend to be another message, and not too long.</summary>
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
