using System.Text;
using System.Text.RegularExpressions;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Expands the replacement of a match, as JavaScript does: <c>$1</c>, <c>$&amp;</c>, <c>$$</c>, <c>$`</c>, <c>$'</c>, <c>$&lt;name&gt;</c>.</summary>
internal static class PatternReplacement
{
    /// <summary>Appends a replacement, until the result is longer than it can be.</summary>
    public static void Append(string replacement, Match match, string text, StringBuilder result, int longest)
    {
        int position = 0;
        while (position < replacement.Length && result.Length <= longest)
        {
            int dollar = replacement.IndexOf('$', position);
            if (dollar < 0 || dollar == replacement.Length - 1)
            {
                result.Append(replacement, position, replacement.Length - position);
                return;
            }

            result.Append(replacement, position, dollar - position);
            position = dollar + 2;
            switch (replacement[dollar + 1])
            {
                case '$':
                    result.Append('$');
                    break;
                case '&':
                    result.Append(match.ValueSpan);
                    break;
                case '`':
                    result.Append(text, 0, match.Index);
                    break;
                case '\'':
                    result.Append(text, match.Index + match.Length, text.Length - match.Index - match.Length);
                    break;
                case '<' when replacement.IndexOf('>', position) is var end and >= 0 && match.Groups.ContainsKey(replacement[position..end]):
                    result.Append(match.Groups[replacement[position..end]].ValueSpan);
                    position = end + 1;
                    break;
                case >= '0' and <= '9':
                    position = AppendGroup(replacement, dollar + 1, match, result);
                    break;
                default:
                    result.Append('$');
                    position = dollar + 1;
                    break;
            }
        }
    }

    // Two digits where there are so many groups, else one; a number without a group is text.
    private static int AppendGroup(string replacement, int start, Match match, StringBuilder result)
    {
        for (int length = 2; length > 0; length--)
        {
            if (start + length <= replacement.Length && int.TryParse(replacement.AsSpan(start, length), out int number) && number > 0 && number < match.Groups.Count)
            {
                result.Append(match.Groups[number].ValueSpan);
                return start + length;
            }
        }

        result.Append('$');
        return start;
    }
}
