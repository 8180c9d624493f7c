using System.Globalization;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Values as text.</summary>
internal static class CellText
{
    /// <summary>Returns the text of a value; null when it is empty or, with a problem, when it has none.</summary>
    public static string? Of(PropertyValue? value, out string? problem)
    {
        problem = null;
        switch (value)
        {
            case null:
                return null;
            case TitleValue title:
                return title.Title.ToPlainText();
            case RichTextValue text:
                return text.RichText.ToPlainText();
            case UrlValue url:
                return url.Url;
            case EmailValue email:
                return email.Email;
            case PhoneNumberValue phone:
                return phone.PhoneNumber;
            case SelectValue select:
                return select.Option?.Name;
            case StatusValue status:
                return status.Option?.Name;
            case UniqueIdValue { Number: { } number } id:
                return string.Create(CultureInfo.InvariantCulture, $"{(id.Prefix is { Length: > 0 } prefix ? prefix + "-" : "")}{number}");
            case UniqueIdValue:
                return null;
            case FormulaValue { Result: FormulaString text }:
                return text.Value;
            case RollupValue { Result: RollupArray { Values: [] } }:
                return null;
            case RollupValue { Result: RollupArray { Values: [{ } only] } }:
                return Of(only, out problem);
            default:
                problem = Describe(value);
                return null;
        }
    }

    /// <summary>Returns the option names or texts of a value; null with a problem when it has none.</summary>
    public static string[]? ListOf(PropertyValue? value, out string? problem)
    {
        problem = null;
        switch (value)
        {
            case null:
                return [];
            case MultiSelectValue multiSelect:
                var names = new string[multiSelect.Options.Count];
                for (int i = 0; i < names.Length; i++)
                    names[i] = multiSelect.Options[i].Name ?? "";
                return names;
            case RollupValue { Result: RollupArray array }:
                var texts = new List<string>(array.Values.Count);
                foreach (PropertyValue element in array.Values)
                {
                    if (element is MultiSelectValue inner)
                        texts.AddRange(inner.Options.Select(static option => option.Name ?? ""));
                    else
                        texts.Add(Of(element, out problem) ?? "");
                    if (problem is not null)
                        return null;
                }

                return [.. texts];
            default:
                problem = Describe(value);
                return null;
        }
    }

    public static string Describe(PropertyValue value) => value switch
    {
        FormulaValue formula => $"a formula with a result of the kind {formula.Result.Type}",
        RollupValue { Result: RollupArray array } => $"a rollup with {array.Values.Count} values",
        RollupValue rollup => $"a rollup with a result of the kind {rollup.Result.Type}",
        _ => $"a {value.Type}",
    };
}
