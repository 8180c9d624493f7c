using System.Text;
using System.Text.RegularExpressions;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Schemas;

/// <summary>Compares formulas: Notion stores references by id and prints expressions in its own way.</summary>
internal static partial class FormulaText
{
    /// <summary>A form of an expression that does not depend on blanks and on how properties are referred to.</summary>
    public static string Of(string? expression, DataSource dataSource)
    {
        string text = Readable(expression, dataSource);
        var result = new StringBuilder(text.Length);
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                result.Append(c);
                if (c == '\\' && i + 1 < text.Length)
                    result.Append(text[++i]);
                else if (c == quote)
                    quote = '\0';
            }
            else if (!char.IsWhiteSpace(c))
            {
                quote = c is '"' or '\'' ? c : '\0';
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>The expression with the names of properties.</summary>
    public static string Readable(string? expression, DataSource dataSource) => Reference().Replace(expression ?? "", match =>
    {
        var id = new PropertyId(match.Groups["id"].Value);
        foreach ((string name, DataSourceProperty property) in dataSource.Properties)
        {
            if (property.Id == id)
                return $"prop(\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\")";
        }

        return match.Value;
    });

    [GeneratedRegex(@"\{\{notion:block_property:(?<id>[^:}]+):[^}]*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
