using System.Globalization;
using System.Text;
using System.Text.Json;
using Notion.Refit.Everyday.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Filters;

/// <summary>Writes filters as readable text, from the JSON that is sent: no condition can be missing.</summary>
internal static class FilterText
{
    /// <summary>Returns the text of a filter.</summary>
    public static string Of(Filter filter)
    {
        var text = new StringBuilder();
        Append(text, filter, isNested: false);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Filter filter, bool isNested)
    {
        if (FilterShape.Entries(filter) is not { } entries)
        {
            AppendCondition(text, filter);
            return;
        }

        string word = filter is AndFilter ? " and " : " or ";
        if (entries.Count == 0)
        {
            text.Append('(').Append(word.Trim()).Append(" of nothing)");
            return;
        }

        bool parentheses = isNested && entries.Count > 1;
        if (parentheses)
            text.Append('(');
        for (int i = 0; i < entries.Count; i++)
        {
            if (i > 0)
                text.Append(word);
            Append(text, entries[i], isNested: entries.Count > 1);
        }

        if (parentheses)
            text.Append(')');
    }

    private static void AppendCondition(StringBuilder text, Filter filter)
    {
        using JsonDocument json = JsonDocument.Parse(ModelText.ToJson(filter));
        string subject = filter switch
        {
            PropertyFilter property => property.Property,
            TimestampFilter timestamp => timestamp.Timestamp.Value,
            _ => "",
        };
        if (subject.Length == 0)
        {
            text.Append(json.RootElement.GetRawText());
            return;
        }

        text.Append(subject);
        foreach (JsonProperty member in json.RootElement.EnumerateObject())
        {
            if (member.Name is not ("property" or "timestamp" or "type"))
                AppendComparison(text, member.Value);
        }
    }

    private static void AppendComparison(StringBuilder text, JsonElement comparison)
    {
        if (comparison.ValueKind != JsonValueKind.Object)
        {
            text.Append(' ').Append(comparison.GetRawText());
            return;
        }

        string separator = " ";
        foreach (JsonProperty test in comparison.EnumerateObject())
        {
            text.Append(separator);
            separator = " and ";
            if (test.Value.ValueKind == JsonValueKind.Object && IsInner(test.Name))
            {
                text.Append(test.Name);

                // A condition in a rollup repeats its kind; one in a formula is the kind.
                if (test.Name is "any" or "every" or "none")
                {
                    foreach (JsonProperty inner in test.Value.EnumerateObject().Where(member => member.Name != "type"))
                        AppendComparison(text, inner.Value);
                }
                else
                {
                    AppendComparison(text, test.Value);
                }

                continue;
            }

            text.Append(Word(test.Name));
            if (test.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.True) || test.Name is "equals" or "does_not_equal")
                text.Append(' ').Append(Value(test.Value));
        }
    }

    private static bool IsInner(string name) => name is "any" or "every" or "none" or "string" or "number" or "checkbox" or "date";

    private static string Word(string name) => name switch
    {
        "equals" or "status" => "is",
        "does_not_equal" => "is not",
        "greater_than" => ">",
        "less_than" => "<",
        "greater_than_or_equal_to" => ">=",
        "less_than_or_equal_to" => "<=",
        _ => name.Replace('_', ' '),
    };

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Array => string.Join(" or ", value.EnumerateArray().Select(Value)),
        JsonValueKind.String => $"\"{value.GetString()}\"",
        _ => value.GetRawText(),
    };
}
