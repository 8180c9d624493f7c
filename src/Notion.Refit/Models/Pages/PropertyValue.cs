using System.Globalization;

namespace Notion.Refit.Models;

public abstract partial record PropertyValue
{
    /// <summary>Returns the value as a person reads it: the text of a text, the names of options, people and files, the ids of related pages.</summary>
    /// <returns>The text; empty when there is no value.</returns>
    public sealed override string ToString() => this switch
    {
        TitleValue title => title.Title.ToPlainText(),
        RichTextValue text => text.RichText.ToPlainText(),
        NumberValue number => number.Number?.ToString(CultureInfo.InvariantCulture) ?? "",
        SelectValue select => select.Option?.ToString() ?? "",
        StatusValue status => status.Option?.ToString() ?? "",
        MultiSelectValue options => Join(options.Options),
        DateValue date => date.Date?.ToString() ?? "",
        PeopleValue people => Join(people.People),
        FilesValue files => Join(files.Files),
        CheckboxValue box => box.Checked ? "true" : "false",
        UrlValue url => url.Url ?? "",
        EmailValue email => email.Email ?? "",
        PhoneNumberValue phone => phone.PhoneNumber ?? "",
        RelationValue relation => Join(relation.Pages.Select(page => page.Id)),
        PlaceValue place => place.Place?.ToString() ?? "",
        VerificationValue verification => verification.Verification?.State.ToString() ?? "",
        FormulaValue formula => formula.Result.ToString(),
        RollupValue rollup => rollup.Result.ToString(),
        CreatedByValue user => user.CreatedBy.ToString(),
        LastEditedByValue user => user.LastEditedBy.ToString(),
        CreatedTimeValue time => Format(time.CreatedTime),
        LastEditedTimeValue time => Format(time.LastEditedTime),
        UniqueIdValue id => id.Number is not { } number ? "" : id.Prefix is { Length: > 0 } prefix ? string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}") : number.ToString(CultureInfo.InvariantCulture),
        UnknownValue unknown => unknown.Raw.ValueKind == System.Text.Json.JsonValueKind.Undefined ? "" : unknown.Raw.ToString(),
        _ => "",
    };

    internal static string Join<T>(IEnumerable<T> items) => string.Join(", ", items);

    private static string Format(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
}
