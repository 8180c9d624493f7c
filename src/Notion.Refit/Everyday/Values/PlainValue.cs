using System.Globalization;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Values;

/// <summary>Converts property values to plain .NET values. Formula and rollup results are unwrapped.</summary>
/// <remarks>Each method returns whether the value has the kind; its result is null (or an empty list) when there is no value.</remarks>
internal static class PlainValue
{
    public static bool TryRichText(PropertyValue value, out RichTextList? result)
    {
        result = value switch
        {
            TitleValue title => title.Title,
            RichTextValue text => text.RichText,
            _ => null,
        };
        return value is TitleValue or RichTextValue;
    }

    public static bool TryText(PropertyValue value, out string? result)
    {
        if (TryRichText(value, out RichTextList? text))
        {
            result = text is { Count: > 0 } ? text.ToPlainText() : null;
            return true;
        }

        result = value is FormulaValue { Result: FormulaString { Value: { Length: > 0 } formula } } ? formula : null;
        return value is FormulaValue { Result: FormulaString };
    }

    public static bool TryDouble(PropertyValue value, out double? result)
    {
        result = value switch
        {
            NumberValue number => number.Number,
            FormulaValue { Result: FormulaNumber number } => number.Value,
            RollupValue { Result: RollupNumber number } => number.Value,
            _ => null,
        };
        return value is NumberValue or FormulaValue { Result: FormulaNumber } or RollupValue { Result: RollupNumber };
    }

    public static bool TryNumber(PropertyValue value, out decimal? result)
    {
        bool hasKind = TryDouble(value, out double? number);
        result = (decimal?)number;
        return hasKind;
    }

    public static bool TryCheckbox(PropertyValue value, out bool result)
    {
        result = value is CheckboxValue { Checked: true } or FormulaValue { Result: FormulaBoolean { Value: true } };
        return value is CheckboxValue or FormulaValue { Result: FormulaBoolean };
    }

    public static bool TryDate(PropertyValue value, out NotionDate? result)
    {
        result = value switch
        {
            DateValue date => date.Date,
            FormulaValue { Result: FormulaDate date } => date.Value,
            RollupValue { Result: RollupDate date } => date.Value,
            _ => null,
        };
        return value is DateValue or FormulaValue { Result: FormulaDate } or RollupValue { Result: RollupDate };
    }

    public static bool TryTimestamp(PropertyValue value, out DateTimeOffset? result)
    {
        result = value switch
        {
            CreatedTimeValue created => created.CreatedTime,
            LastEditedTimeValue edited => edited.LastEditedTime,
            _ => null,
        };
        return value is CreatedTimeValue or LastEditedTimeValue;
    }

    public static bool TryOption(PropertyValue value, out string? result)
    {
        result = value switch
        {
            SelectValue select => select.Option?.Name,
            StatusValue status => status.Option?.Name,
            _ => null,
        };
        return value is SelectValue or StatusValue;
    }

    public static bool TryOptions(PropertyValue value, out IReadOnlyList<string> result)
    {
        result = value is MultiSelectValue select ? [.. select.Options.Select(option => option.Name ?? "")] : [];
        return value is MultiSelectValue;
    }

    public static bool TryPeople(PropertyValue value, out IReadOnlyList<UserOrGroup> result)
    {
        result = value is PeopleValue people ? people.People : [];
        return value is PeopleValue;
    }

    public static bool TryUser(PropertyValue value, out User? result)
    {
        result = value switch
        {
            CreatedByValue created => created.CreatedBy,
            LastEditedByValue edited => edited.LastEditedBy,
            _ => null,
        };
        return value is CreatedByValue or LastEditedByValue;
    }

    public static bool TryRelation(PropertyValue value, out IReadOnlyList<PageId> result)
    {
        result = value is RelationValue relation ? [.. relation.Pages.Select(page => page.Id)] : [];
        return value is RelationValue;
    }

    public static bool TryFiles(PropertyValue value, out IReadOnlyList<NamedFile> result)
    {
        result = value is FilesValue files ? files.Files : [];
        return value is FilesValue;
    }

    public static bool TryUrl(PropertyValue value, out string? result)
    {
        result = (value as UrlValue)?.Url;
        return value is UrlValue;
    }

    public static bool TryEmail(PropertyValue value, out string? result)
    {
        result = (value as EmailValue)?.Email;
        return value is EmailValue;
    }

    public static bool TryPhoneNumber(PropertyValue value, out string? result)
    {
        result = (value as PhoneNumberValue)?.PhoneNumber;
        return value is PhoneNumberValue;
    }

    public static bool TryPlace(PropertyValue value, out Place? result)
    {
        result = (value as PlaceValue)?.Place;
        return value is PlaceValue;
    }

    public static bool TryVerification(PropertyValue value, out Verification? result)
    {
        result = (value as VerificationValue)?.Verification;
        return value is VerificationValue;
    }

    public static bool TryUniqueId(PropertyValue value, out string? result)
    {
        result = value is UniqueIdValue { Number: { } number } id
            ? string.Create(CultureInfo.InvariantCulture, $"{(string.IsNullOrEmpty(id.Prefix) ? "" : $"{id.Prefix}-")}{number}")
            : null;
        return value is UniqueIdValue;
    }

    public static bool TryValues(PropertyValue value, out IReadOnlyList<PropertyValue> result)
    {
        result = value is RollupValue { Result: RollupArray array } ? array.Values : [];
        return value is RollupValue { Result: RollupArray };
    }

    /// <summary>The kind of a value, with that of its result.</summary>
    public static string KindOf(PropertyValue value) => value switch
    {
        FormulaValue formula => $"formula ({formula.Result.Type})",
        RollupValue rollup => $"rollup ({rollup.Result.Type})",
        _ => value.Type,
    };
}
