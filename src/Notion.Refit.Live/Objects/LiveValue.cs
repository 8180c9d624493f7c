using System.Diagnostics.CodeAnalysis;
using Notion.Refit.Everyday.Values;
using Notion.Refit.Live.Objects;
using Notion.Refit.Live.Saving;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The value of a property of a page: read with the getters of its kind, assigned from plain .NET values.</summary>
/// <remarks>A value is of the moment at which it was read; it does not change by itself. Assigning null clears a property.</remarks>
public sealed class LiveValue
{
    private readonly object _content;
    private readonly LivePage? _page;

    private LiveValue(object content) => _content = content;

    internal LiveValue(LivePage page, string name, Property? property, object content)
    {
        _page = page;
        _content = content;
        Name = name;
        Property = property;
    }

    /// <summary>The name of the property; empty for a value that is to be assigned.</summary>
    public string Name { get; } = "";

    /// <summary>The kind, such as <c>number</c> or <c>formula (text)</c>; empty for a value that is to be assigned.</summary>
    public string Kind => Name.Length == 0 ? "" : PlainValue.KindOf(Value);

    /// <summary>The value as the client's model. New pages in a relation are not in it: they have no id.</summary>
    public PropertyValue Value => _content switch
    {
        PropertyValue value => value,
        PendingPages pages => pages.ToValue(),
        _ => throw new InvalidOperationException("The value was not read from a page."),
    };

    /// <summary>Whether Notion may have cut the value at 25 references; <see cref="LivePage.CompleteAsync"/> reads the rest.</summary>
    public bool IsIncomplete => Property?.IsIncomplete == true && ReferenceEquals(_content, Property.Value);

    /// <summary>Whether there is no value.</summary>
    public bool IsEmpty => _content is PendingPages pages ? pages.Pages.Count == 0 : Value.ToString().Length == 0;

    /// <summary>The text of a title, text, or formula, without formatting; null when it is empty.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public string? Text => Get<string?>(PlainValue.TryText, "text");

    /// <summary>The formatted text of a title or text.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public RichTextList RichText => Get<RichTextList?>(PlainValue.TryRichText, "rich text")!;

    /// <summary>The number of a number, formula or rollup; null when it is empty.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public decimal? Number => Get<decimal?>(PlainValue.TryNumber, "number");

    /// <summary>Whether the checkbox, or the result of the formula, is true.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public bool IsChecked => Get<bool>(PlainValue.TryCheckbox, "checkbox");

    /// <summary>The date of a date, formula or rollup; null when it is empty.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public NotionDate? Date => Get<NotionDate?>(PlainValue.TryDate, "date");

    /// <summary>The created or last edited time.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public DateTimeOffset? Timestamp => Get<DateTimeOffset?>(PlainValue.TryTimestamp, "timestamp");

    /// <summary>The name of the option of a select or status; null when there is none.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public string? Option => Get<string?>(PlainValue.TryOption, "option");

    /// <summary>The names of the options of a multi-select.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public IReadOnlyList<string> Options => Get<IReadOnlyList<string>>(PlainValue.TryOptions, "multi-select");

    /// <summary>The people and groups.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    /// <exception cref="NotionIncompleteValueException">Notion has cut the value at 25.</exception>
    public IReadOnlyList<UserOrGroup> People => Whole(Get<IReadOnlyList<UserOrGroup>>(PlainValue.TryPeople, "people value"));

    /// <summary>The user of created by or last edited by.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public User? User => Get<User?>(PlainValue.TryUser, "user");

    /// <summary>The related pages. Those that were never loaded are there, too: <see cref="LivePage.IsLoaded"/>.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    /// <exception cref="NotionIncompleteValueException">Notion has cut the value at 25.</exception>
    public IReadOnlyList<LivePage> Pages =>
        _content is PendingPages pages ? pages.Pages : [.. Whole(Get<IReadOnlyList<PageId>>(PlainValue.TryRelation, "relation")).Select(id => _page!.Session.PageOf(id))];

    /// <summary>The files.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public IReadOnlyList<NamedFile> Files => Get<IReadOnlyList<NamedFile>>(PlainValue.TryFiles, "files value");

    /// <summary>The URL; null when there is none.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public string? Url => Get<string?>(PlainValue.TryUrl, "URL");

    /// <summary>The email address; null when there is none.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public string? Email => Get<string?>(PlainValue.TryEmail, "email address");

    /// <summary>The phone number; null when there is none.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public string? PhoneNumber => Get<string?>(PlainValue.TryPhoneNumber, "phone number");

    /// <summary>The place; null when there is none.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public Models.Place? Location => Get<Models.Place?>(PlainValue.TryPlace, "place");

    /// <summary>The unique id, such as <c>TASK-12</c>; null when there is none.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    public string? UniqueId => Get<string?>(PlainValue.TryUniqueId, "unique id");

    /// <summary>The values of the linked pages, of a rollup.</summary>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    /// <exception cref="NotionIncompleteValueException">Notion has cut the value.</exception>
    public IReadOnlyList<PropertyValue> Values => Whole(Get<IReadOnlyList<PropertyValue>>(PlainValue.TryValues, "list of values"));

    /// <summary>Gets the address of a file of a files property.</summary>
    /// <param name="index">The place of the file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The address. That of a file that Notion hosts is valid for at most an hour: when it has expired, the page is read again.</returns>
    /// <exception cref="InvalidOperationException">There is no such file, or it has no address, such as an upload that is not saved.</exception>
    /// <exception cref="NotionPropertyException">The property has another kind.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task<Uri> GetUrlAsync(int index = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        LivePage page = _page ?? throw new InvalidOperationException("The value was not read from a page.");
        return Value is FilesValue
            ? HostedAddress.GetAsync(
                page, () => page.Properties[Name].Value is FilesValue files && index < files.Files.Count ? files.Files[index].Source : null, () => page.LoadAsync(cancellationToken))
            : throw new NotionPropertyException(Name, "files", Kind);
    }

    internal object Content => _content;

    private Property? Property { get; }

    /// <summary>Creates a value to assign: a text, the name of an option, an address.</summary>
    /// <param name="text">The value.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator LiveValue?(string? text) => text is null ? null : new(text);

    /// <summary>Creates a value to assign: a formatted text.</summary>
    /// <param name="text">The value.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator LiveValue?(RichTextList? text) => text is null ? null : new(text);

    /// <summary>Creates a value to assign: a checkbox value.</summary>
    /// <param name="isChecked">The value.</param>
    public static implicit operator LiveValue(bool isChecked) => new(isChecked);

    /// <summary>Creates a value to assign: a number.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator LiveValue(long number) => new(number);

    /// <summary>Creates a value to assign: a number.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator LiveValue(decimal number) => new(number);

    /// <summary>Creates a value to assign: a number.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator LiveValue(double number) => new(number);

    /// <summary>Creates a value to assign: a day.</summary>
    /// <param name="date">The value.</param>
    public static implicit operator LiveValue(DateOnly date) => new(date);

    /// <summary>Creates a value to assign: a time.</summary>
    /// <param name="time">The value.</param>
    public static implicit operator LiveValue(DateTimeOffset time) => new(time);

    /// <summary>Creates a value to assign: a date, a time or a range.</summary>
    /// <param name="date">The value.</param>
    [return: NotNullIfNotNull(nameof(date))]
    public static implicit operator LiveValue?(NotionDate? date) => date is null ? null : new(date);

    /// <summary>Creates a value to assign: a relation to one page.</summary>
    /// <param name="page">The value.</param>
    public static implicit operator LiveValue(PageId page) => new(page);

    /// <summary>Creates a value to assign: a relation.</summary>
    /// <param name="pages">The value.</param>
    [return: NotNullIfNotNull(nameof(pages))]
    public static implicit operator LiveValue?(PageId[]? pages) => pages is null ? null : new(pages);

    /// <summary>Creates a value to assign: a relation to one page, which may be new.</summary>
    /// <param name="page">The value.</param>
    [return: NotNullIfNotNull(nameof(page))]
    public static implicit operator LiveValue?(LivePage? page) => page is null ? null : new(page);

    /// <summary>Creates a value to assign: a relation; the pages may be new.</summary>
    /// <param name="pages">The value.</param>
    [return: NotNullIfNotNull(nameof(pages))]
    public static implicit operator LiveValue?(LivePage[]? pages) => pages is null ? null : new(pages);

    /// <summary>Creates a value to assign: one person.</summary>
    /// <param name="user">The value.</param>
    public static implicit operator LiveValue(UserId user) => new(user);

    /// <summary>Creates a value to assign: people.</summary>
    /// <param name="users">The value.</param>
    [return: NotNullIfNotNull(nameof(users))]
    public static implicit operator LiveValue?(UserId[]? users) => users is null ? null : new(users);

    /// <summary>Creates a value to assign: the names of options.</summary>
    /// <param name="options">The value.</param>
    [return: NotNullIfNotNull(nameof(options))]
    public static implicit operator LiveValue?(string[]? options) => options is null ? null : new(options);

    /// <summary>Creates a value to assign: an option.</summary>
    /// <param name="option">The value.</param>
    [return: NotNullIfNotNull(nameof(option))]
    public static implicit operator LiveValue?(SelectOption? option) => option is null ? null : new(option);

    /// <summary>Creates a value to assign: options.</summary>
    /// <param name="options">The value.</param>
    [return: NotNullIfNotNull(nameof(options))]
    public static implicit operator LiveValue?(SelectOption[]? options) => options is null ? null : new(options);

    /// <summary>Creates a value to assign: an uploaded file.</summary>
    /// <param name="file">The value.</param>
    public static implicit operator LiveValue(FileUploadId file) => new(file);

    /// <summary>Creates a value to assign: files.</summary>
    /// <param name="files">The value.</param>
    [return: NotNullIfNotNull(nameof(files))]
    public static implicit operator LiveValue?(NamedFile[]? files) => files is null ? null : new(files);

    /// <summary>Creates a value to assign: an address, or a file at it.</summary>
    /// <param name="address">The value.</param>
    [return: NotNullIfNotNull(nameof(address))]
    public static implicit operator LiveValue?(Uri? address) => address is null ? null : new(address);

    /// <summary>Creates a value to assign: any that the factories of <see cref="PropertyValue"/> make.</summary>
    /// <param name="value">The value.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator LiveValue?(WritablePropertyValue? value) => value is null ? null : new(value);

    /// <summary>Returns the value as a person reads it.</summary>
    /// <returns>The text; empty when there is no value.</returns>
    public override string ToString() => _content is PendingPages pages ? string.Join(", ", pages.Pages.Select(page => page.ToString())) : _content.ToString() ?? "";

    private delegate bool Reader<T>(PropertyValue value, out T result);

    private T Get<T>(Reader<T> reader, string wanted) =>
        reader(Value, out T result) ? result : throw new NotionPropertyException(Name, wanted, Kind);

    private T Whole<T>(T value) => IsIncomplete ? throw new NotionIncompleteValueException(Name, PeopleValue.MostShown) : value;
}
