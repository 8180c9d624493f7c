using System.Buffers;

namespace Notion.Refit.Http;

/// <summary>Refuses path values that would lead elsewhere than the template.</summary>
internal static class PathValue
{
    // Without one of these no value can be a dot segment.
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(".%");

    /// <summary>The default of an id type as text.</summary>
    public static ReadOnlySpan<char> DefaultId => "00000000-0000-0000-0000-000000000000";

    /// <summary>Throws if a value is empty or has dot segments, encoded ones included.</summary>
    /// <param name="value">The value, not yet escaped.</param>
    /// <param name="parameterName">The parameter of the value.</param>
    /// <exception cref="ArgumentException">The value is not allowed in a path.</exception>
    public static void ThrowIfUnsafe(ReadOnlySpan<char> value, string parameterName)
    {
        if (value.IsEmpty)
            throw new ArgumentException("A path value must not be empty.", parameterName);

        if (value.SequenceEqual(DefaultId))
            throw new ArgumentException("A path value is the default of an id type, which is not the id of anything.", parameterName);

        if (value.ContainsAny(Suspicious) && HasDotSegment(value))
            throw new ArgumentException($"A path value must not contain '.' or '..' as a segment, but was '{value}'.", parameterName);
    }

    // Servers and proxies on the way may decode a value before they resolve its segments: so does this.
    private static bool HasDotSegment(ReadOnlySpan<char> value)
    {
        int dots = 0;
        bool other = false;

        while (!value.IsEmpty)
        {
            char c = Decode(value, out int consumed);
            value = value[consumed..];

            if (c is '/' or '\\')
            {
                if (IsDotSegment(dots, other))
                    return true;

                dots = 0;
                other = false;
            }
            else if (c == '.')
            {
                dots++;
            }
            else
            {
                other = true;
            }
        }

        return IsDotSegment(dots, other);
    }

    private static bool IsDotSegment(int dots, bool other) => !other && dots is 1 or 2;

    // One character, or one percent triplet; %25 is unwrapped again and again, since each hop may decode once.
    private static char Decode(ReadOnlySpan<char> value, out int consumed)
    {
        consumed = 1;
        if (value[0] != '%')
            return value[0];

        int digits = 1;
        while (value.Length >= digits + 2 && value[digits] == '2' && value[digits + 1] == '5')
            digits += 2;

        if (value.Length < digits + 2 || !char.IsAsciiHexDigit(value[digits]) || !char.IsAsciiHexDigit(value[digits + 1]))
            return '%';

        consumed = digits + 2;
        return (char)Convert.FromHexString(value.Slice(digits, 2))[0];
    }
}
