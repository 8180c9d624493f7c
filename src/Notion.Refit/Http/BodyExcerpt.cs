using System.Text;

namespace Notion.Refit.Http;

/// <summary>Parts of bodies, for messages and logs.</summary>
internal static class BodyExcerpt
{
    private const int Length = 500;

    /// <summary>Gets a part of a body of at most 500 bytes, around a position.</summary>
    public static string Around(ReadOnlySpan<byte> body, int position)
    {
        // More of what precedes the position than of what follows it: that shows where it is.
        int start = Math.Clamp(position - (Length * 3 / 4), 0, body.Length);
        int end = Math.Min(start + Length, body.Length);

        // Not into the middle of a character.
        while (start < end && (body[start] & 0xC0) == 0x80)
            start++;
        while (end > start && end < body.Length && (body[end] & 0xC0) == 0x80)
            end--;
        return Encoding.UTF8.GetString(body[start..end]);
    }
}
