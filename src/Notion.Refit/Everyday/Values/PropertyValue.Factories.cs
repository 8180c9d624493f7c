using System.Runtime.CompilerServices;

namespace Notion.Refit.Models;

// The 16 kinds that can be written, from plain .NET values.
public abstract partial record PropertyValue
{
    /// <summary>Creates a title.</summary>
    /// <param name="text">The text; a <see cref="string"/> converts to it.</param>
    /// <returns>The value.</returns>
    public static TitleValue Title(RichTextList text) => new(text);

    /// <summary>Creates a text.</summary>
    /// <param name="text">The text; a <see cref="string"/> converts to it.</param>
    /// <returns>The value.</returns>
    public static RichTextValue RichText(RichTextList text) => new(text);

    /// <summary>Creates a number.</summary>
    /// <param name="number">The number; null clears the property.</param>
    /// <returns>The value.</returns>
    public static NumberValue Number(long? number) => new(number);

    /// <summary>Creates a number.</summary>
    /// <param name="number">The number; null clears the property. JSON keeps 15 to 17 significant digits.</param>
    /// <returns>The value.</returns>
    public static NumberValue Number(decimal? number) => new((double?)number);

    /// <summary>Creates a number.</summary>
    /// <param name="number">The number, finite; null clears the property.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite: JSON has no such numbers.</exception>
    public static NumberValue Number(double? number)
    {
        if (number is { } given && !double.IsFinite(given))
            throw new ArgumentOutOfRangeException(nameof(number), number, "JSON has no infinite numbers and no NaN.");
        return new NumberValue(number);
    }

    /// <summary>Creates a checkbox value.</summary>
    /// <param name="isChecked">Whether it is checked.</param>
    /// <returns>The value.</returns>
    public static CheckboxValue Checkbox(bool isChecked) => new(isChecked);

    /// <summary>Creates a select value.</summary>
    /// <param name="option">The option; its name is enough. Null clears the property. An unknown name adds an option.</param>
    /// <returns>The value.</returns>
    public static SelectValue Select(SelectOption? option) => new(option);

    /// <summary>Creates a select value from an enumeration.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="option">The member whose name is the name of the option.</param>
    /// <returns>The value.</returns>
    public static SelectValue Select<TEnum>(TEnum option)
        where TEnum : struct, Enum => new(NameOf(option));

    /// <summary>Creates a status value.</summary>
    /// <param name="option">The option; its name is enough. Null sets the default option.</param>
    /// <returns>The value.</returns>
    public static StatusValue Status(SelectOption? option) => new(option);

    /// <summary>Creates a status value from an enumeration.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="option">The member whose name is the name of the option.</param>
    /// <returns>The value.</returns>
    public static StatusValue Status<TEnum>(TEnum option)
        where TEnum : struct, Enum => new(NameOf(option));

    /// <summary>Creates a multi-select value.</summary>
    /// <param name="options">The options, at most 100; their names are enough. No options clear the property.</param>
    /// <returns>The value.</returns>
    public static MultiSelectValue MultiSelect(params IReadOnlyList<SelectOption> options) => new(options);

    /// <summary>Creates a multi-select value from enumerations.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="options">The members whose names are the names of the options.</param>
    /// <returns>The value.</returns>
    public static MultiSelectValue MultiSelect<TEnum>(params IReadOnlyList<TEnum> options)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(options);
        return new([.. options.Select(option => new SelectOption(NameOf(option)))]);
    }

    /// <summary>Creates a date.</summary>
    /// <param name="date">A <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> or <see cref="NotionDate"/>; null clears the property.</param>
    /// <returns>The value.</returns>
    public static DateValue Date(NotionDate? date) => new(date);

    /// <summary>Creates a range of dates.</summary>
    /// <param name="start">The first day or time.</param>
    /// <param name="end">The last day or time, of the same kind.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">One of them is a day, the other has a time.</exception>
    public static DateValue Date(NotionDateTime start, NotionDateTime end) => new(new NotionDate(start, end));

    /// <summary>Creates a people value.</summary>
    /// <param name="people">The users, at most 100. No users clear the property.</param>
    /// <returns>The value.</returns>
    public static PeopleValue People(params IReadOnlyList<UserId> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        return new([.. people.Select(id => (UserOrGroup)new User(id))]);
    }

    /// <summary>Creates a relation.</summary>
    /// <param name="pages">The linked pages, at most 100. No pages clear the property.</param>
    /// <returns>The value.</returns>
    public static RelationValue Relation(params IReadOnlyList<PageId> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new([.. pages.Select(id => new PageReference(id))]);
    }

    /// <summary>Creates a files value.</summary>
    /// <param name="files">The files; a <see cref="FileUploadId"/> and a <see cref="Uri"/> convert to one. No files clear the property.</param>
    /// <returns>The value.</returns>
    public static FilesValue Files(params IReadOnlyList<NamedFile> files) => new(files);

    /// <summary>Creates a URL.</summary>
    /// <param name="url">The address, at most 2,000 characters; null clears the property.</param>
    /// <returns>The value.</returns>
    [OverloadResolutionPriority(1)]
    public static UrlValue Url(string? url) => new(url);

    /// <summary>Creates a URL.</summary>
    /// <param name="url">The absolute address, at most 2,000 characters.</param>
    /// <returns>The value.</returns>
    public static UrlValue Url(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new(url.AbsoluteUri);
    }

    /// <summary>Creates an email address.</summary>
    /// <param name="email">The address, at most 200 characters; null clears the property.</param>
    /// <returns>The value.</returns>
    public static EmailValue Email(string? email) => new(email);

    /// <summary>Creates a phone number.</summary>
    /// <param name="phoneNumber">The number in any notation, at most 200 characters; null clears the property.</param>
    /// <returns>The value.</returns>
    public static PhoneNumberValue PhoneNumber(string? phoneNumber) => new(phoneNumber);

    /// <summary>Creates a place.</summary>
    /// <param name="place">The place; null clears the property.</param>
    /// <returns>The value.</returns>
    public static PlaceValue Place(Place? place) => new(place);

    /// <summary>Creates the verification of a wiki page.</summary>
    /// <param name="state">The state.</param>
    /// <param name="date">The period for which the page is verified; null for ever.</param>
    /// <returns>The value.</returns>
    public static VerificationValue Verification(VerificationState state, NotionDate? date = null) =>
        new(date is null ? new Verification(state) : new Verification(state) { Date = date });

    /// <summary>Creates the value that clears a property.</summary>
    /// <param name="type">The kind of the property.</param>
    /// <returns>The value: an empty list, null, an unchecked checkbox, the default status, or the state unverified.</returns>
    /// <exception cref="ArgumentException">Values of that kind cannot be written.</exception>
    public static WritablePropertyValue Clear(PropertyValueType type) => type.Value switch
    {
        "title" => TitleValue.Empty,
        "rich_text" => RichTextValue.Empty,
        "number" => NumberValue.Empty,
        "select" => SelectValue.Empty,
        "multi_select" => MultiSelectValue.Empty,
        "status" => StatusValue.Empty,
        "date" => DateValue.Empty,
        "people" => PeopleValue.Empty,
        "files" => FilesValue.Empty,
        "checkbox" => CheckboxValue.Empty,
        "url" => UrlValue.Empty,
        "email" => EmailValue.Empty,
        "phone_number" => PhoneNumberValue.Empty,
        "relation" => RelationValue.Empty,
        "place" => PlaceValue.Empty,
        "verification" => VerificationValue.Empty,
        _ => throw new ArgumentException($"Values of the kind '{type.Value}' cannot be written.", nameof(type)),
    };

    private static string NameOf<TEnum>(TEnum option)
        where TEnum : struct, Enum => option.ToString();
}
