using System.Globalization;
using Notion.Refit.Everyday.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders;

/// <summary>Maps the values of properties to front matter and back.</summary>
internal static class PropertyYaml
{
    /// <summary>The keys of front matter that are not properties; a property of such a name gets an underscore.</summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal) { "notion_id", "notion_type", "title", "last_edited_time", "icon", "cover", "data_sources" };

    public static string KeyOf(string property) => s_reserved.Contains(property.TrimEnd('_')) ? property + "_" : property;

    /// <summary>Returns the front matter of a value; null when it has none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="linkOf">Returns the path of a page.</param>
    /// <param name="fileOf">Returns the path or address of a file, by its place in the property.</param>
    public static YamlValue? Write(PropertyValue value, Func<PageId, string> linkOf, Func<NamedFile, int, string?> fileOf)
    {
        switch (value)
        {
            case TitleValue:
                return null;
            case RichTextValue text:
                return Markdown(text.RichText);
            case NumberValue number:
                return Number(number.Number);
            case CheckboxValue checkbox:
                return new YamlText(checkbox.Checked ? "true" : "false", IsLiteral: true);
            case PeopleValue people:
                return new YamlList([.. people.People.Select(Person)]);
            case RelationValue relation:
                return new YamlList([.. relation.Pages.Select(page => (YamlValue)linkOf(page.Id))]);
            case FilesValue files:
                return new YamlList([.. files.Files.Select((file, i) => fileOf(file, i)).OfType<string>().Select(path => (YamlValue)path)]);
            case MultiSelectValue:
                PlainValue.TryOptions(value, out IReadOnlyList<string> options);
                return new YamlList([.. options.Select(option => (YamlValue)option)]);
            case VerificationValue verification:
                return verification.Verification?.State.Value ?? "";
            case RollupValue { Result: RollupArray array }:
                return new YamlList([.. array.Values.Select(inner => Write(inner, linkOf, fileOf) ?? (inner is TitleValue title ? Markdown(title.Title) : null)).OfType<YamlValue>()]);
            case FormulaValue { Result: FormulaBoolean { Value: var result } }:
                return new YamlText(result == true ? "true" : "false", IsLiteral: true);
        }

        if (PlainValue.TryOption(value, out string? name))
            return name ?? "";
        if (PlainValue.TryDouble(value, out double? plain))
            return Number(plain);
        if (PlainValue.TryDate(value, out NotionDate? date))
            return date is null ? "" : date.IsRange || date.TimeZone is not null ? $"{date}" : new YamlText($"{date}", IsLiteral: true);
        if (PlainValue.TryTimestamp(value, out DateTimeOffset? time))
            return time is { } moment ? new YamlText(Time(moment), IsLiteral: true) : "";
        if (PlainValue.TryUser(value, out User? user))
            return user is null ? "" : Person(user);
        if (PlainValue.TryUrl(value, out string? text2) || PlainValue.TryEmail(value, out text2) || PlainValue.TryPhoneNumber(value, out text2) || PlainValue.TryUniqueId(value, out text2) || PlainValue.TryText(value, out text2))
            return text2 ?? "";
        return null;
    }

    /// <summary>Returns a moment as front matter has it.</summary>
    public static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a value for a property.</summary>
    /// <param name="schema">The property.</param>
    /// <param name="yaml">The front matter.</param>
    /// <param name="pageOf">Returns the page of a path; null when there is none.</param>
    /// <param name="problem">The reason why there is no value, or a part of it is missing; null when all is there.</param>
    /// <returns>The value; null when the property cannot be set from it.</returns>
    public static WritablePropertyValue? Read(PropertySchema schema, YamlValue yaml, Func<string, PageId?> pageOf, out string? problem)
    {
        problem = null;
        string text = yaml.AsText() ?? "";
        switch (schema)
        {
            case RichTextSchema:
                return new RichTextValue(NotionMarkdown.ToRichText(text));
            case NumberSchema:
                if (text.Length == 0)
                    return NumberValue.Empty;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
                    return PropertyValue.Number(number);
                problem = $"'{text}' is not a number";
                return null;
            case CheckboxSchema:
                return PropertyValue.Checkbox(text is "true" or "True" or "yes" or "on");
            case SelectSchema:
                return text.Length == 0 ? SelectValue.Empty : PropertyValue.Select(text);
            case StatusSchema:
                return text.Length == 0 ? null : PropertyValue.Status(text);
            case MultiSelectSchema:
                return PropertyValue.MultiSelect([.. yaml.AsTexts().Select(option => new SelectOption(option))]);
            case DateSchema:
                if (text.Length == 0)
                    return DateValue.Empty;
                if (TryReadDate(text, out NotionDate? date))
                    return PropertyValue.Date(date);
                problem = $"'{text}' is not a date";
                return null;
            case UrlSchema:
                return PropertyValue.Url(text.Length == 0 ? null : text);
            case EmailSchema:
                return PropertyValue.Email(text.Length == 0 ? null : text);
            case PhoneNumberSchema:
                return PropertyValue.PhoneNumber(text.Length == 0 ? null : text);
            case PeopleSchema:
                return PropertyValue.People(Ids(yaml.AsTexts(), PersonId, ref problem));
            case RelationSchema:
                return PropertyValue.Relation(Ids(yaml.AsTexts(), pageOf, ref problem));
            default:
                return null;
        }
    }

    /// <summary>Whether two values of a property are the same.</summary>
    public static bool AreEqual(YamlValue? first, YamlValue? second) => first?.AsTexts().SequenceEqual(second?.AsTexts() ?? [], StringComparer.Ordinal) ?? second is null;

    private static YamlValue Number(double? number) =>
        number is { } value ? new YamlText(value.ToString("R", CultureInfo.InvariantCulture), IsLiteral: true) : "";

    private static YamlValue Markdown(RichTextList text) =>
        text.Count == 0 ? "" : NotionMarkdown.FromBlocks([new ContentBlock(new ParagraphBlock(text))]).Value.TrimEnd('\n');

    private static YamlValue Person(UserOrGroup person) => person is User user ? $"{user.Name} <{user.Id}>".TrimStart() : person.ToString() ?? "";

    private static UserId? PersonId(string text)
    {
        int start = text.LastIndexOf('<');
        return UserId.TryParse((start < 0 ? text : text[(start + 1)..]).TrimEnd('>'), out UserId id) ? (UserId?)id : null;
    }

    private static List<TId> Ids<TId>(IReadOnlyList<string> texts, Func<string, TId?> idOf, ref string? problem)
        where TId : struct
    {
        var ids = new List<TId>();
        foreach (string text in texts)
        {
            if (idOf(text) is { } id)
                ids.Add(id);
            else
                problem = text;
        }

        return ids;
    }

    private static bool TryReadDate(string text, out NotionDate? date)
    {
        date = null;
        string? zone = null;
        if (text.EndsWith(']') && text.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket)
        {
            zone = text[(bracket + 1)..^1];
            text = text[..bracket];
        }

        string[] parts = text.Split('/');
        if (parts.Length > 2 || !NotionDateTime.TryParse(parts[0].Trim(), out NotionDateTime start))
            return false;
        NotionDateTime? end = null;
        if (parts.Length == 2)
        {
            if (!NotionDateTime.TryParse(parts[1].Trim(), out NotionDateTime last) || last.HasTime != start.HasTime)
                return false;
            end = last;
        }

        date = zone is null ? new NotionDate(start, end) : new NotionDate(start, end) { TimeZone = zone };
        return true;
    }
}
