using System.Text.Json;
using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Schemas;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>Values of properties that are to be written: checked as a whole first, set afterwards.</summary>
internal sealed class PropertyAssignment
{
    private readonly List<KeyValuePair<string, WritablePropertyValue>> _values = [];
    private readonly Dictionary<string, OptionDraft> _options = new(StringComparer.Ordinal);
    private readonly StoredDataSource? _source;

    private PropertyAssignment(StoredDataSource? source) => _source = source;

    /// <summary>Checks values and brings them into the form in which they are stored.</summary>
    /// <param name="given">The values by name or id of the property.</param>
    /// <param name="source">The data source of the row; null for a page that is not a row.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">A property does not exist, or a value does not fit it.</exception>
    public static PropertyAssignment Prepare(PropertyMap<WritablePropertyValue> given, StoredDataSource? source, RequestContext context)
    {
        var assignment = new PropertyAssignment(source);
        List<string> misnamed = [];
        List<string> invalid = [];
        foreach (KeyValuePair<string, WritablePropertyValue> entry in given)
        {
            if (TypeOf(entry.Key, source) is not { } type)
                misnamed.Add(ApiErrors.NoSuchProperty(entry.Key));
            else if (!string.Equals(entry.Value.Type, type, StringComparison.Ordinal))
                misnamed.Add(ApiErrors.WrongPropertyType(entry.Key, type));
            else if (source?.FindProperty(entry.Key) is not { } property)
                assignment._values.Add(new(PropertyIdSource.Title, new TitleValue(RichTextRules.Complete(((TitleValue)entry.Value).Title))));
            else if (assignment.Complete(entry.Value, property, context) is { } value)
                assignment._values.Add(new(property.Id, value));
            else
                invalid.Add(entry.Key);
        }

        if (misnamed.Count > 0)
            throw ApiErrors.Misnamed(misnamed);
        return invalid.Count == 0 ? assignment : throw ApiErrors.InvalidPropertyValues(invalid);
    }

    /// <summary>Refuses a value that is null as a whole. It is reported before all other problems of the body, and only for the first one.</summary>
    /// <param name="body">The body of the request.</param>
    /// <exception cref="ApiException">There is one.</exception>
    public static void RefuseNull(BodyPart body)
    {
        if (!body.TryGet("properties", out BodyPart properties) || properties.Value.ValueKind != JsonValueKind.Object)
            return;
        foreach ((string name, BodyPart value) in properties.Members)
        {
            if (value.IsNull)
                throw ApiErrors.InvalidPropertyValues([name]);
        }
    }

    /// <summary>Sets the values.</summary>
    public void Apply(StoredPage page, RequestContext context)
    {
        foreach (OptionDraft options in _options.Values)
            options.Apply();
        foreach ((string id, WritablePropertyValue value) in _values)
        {
            if (value is RelationValue relation && _source is not null)
                RelationSync.Set(page, _source.Properties[id], relation, context.Workspace);
            else
                page.Values[id] = value;
        }
    }

    // Null when there is no such property. A page by itself has a title and nothing else.
    private static string? TypeOf(string name, StoredDataSource? source)
    {
        if (source is not null)
            return source.FindProperty(name)?.Schema.Type;
        return name is PropertyIdSource.Title ? PropertyIdSource.Title : null;
    }

    // Null when the value does not fit the property.
    private WritablePropertyValue? Complete(WritablePropertyValue given, StoredProperty property, RequestContext context) => (property.Schema, given) switch
    {
        (TitleSchema, TitleValue v) => new TitleValue(RichTextRules.Complete(v.Title)),
        (RichTextSchema, RichTextValue v) => new RichTextValue(RichTextRules.Complete(v.RichText)),
        (NumberSchema, NumberValue v) => new NumberValue(v.Number),
        (CheckboxSchema, CheckboxValue v) => new CheckboxValue(v.Checked),
        (UrlSchema, UrlValue v) => new UrlValue(v.Url),
        (EmailSchema, EmailValue v) => new EmailValue(v.Email),
        (PhoneNumberSchema, PhoneNumberValue v) => new PhoneNumberValue(v.PhoneNumber),
        (SelectSchema, SelectValue { Option: null }) => new SelectValue(null),
        (SelectSchema, SelectValue { Option: { } option }) => Options(property).Choose(option, context) is { } chosen ? new SelectValue(chosen) : null,
        (MultiSelectSchema, MultiSelectValue v) => Several(v, property, context),
        (StatusSchema schema, StatusValue { Option: null }) => new StatusValue(StatusRules.Default(schema)),
        (StatusSchema schema, StatusValue { Option: { } option }) => OptionRules.Find(schema.Options, option) is { } chosen ? new StatusValue(chosen) : throw ApiErrors.UnknownStatus(option.Name ?? option.Id ?? ""),
        (DateSchema, DateValue { Date: null }) => new DateValue(null),
        (DateSchema, DateValue { Date: { } date }) => DateRules.TryComplete(date, out NotionDate? complete) ? new DateValue(complete) : null,
        (PeopleSchema, PeopleValue v) => new PeopleValue([.. v.People.Select(person => Person(person, context))]),
        (FilesSchema, FilesValue v) => new FilesValue([.. v.Files.Select(file => File(file, context))]),
        (RelationSchema schema, RelationValue v) => new RelationValue([.. v.Pages.Select(page => Related(page, schema, context)).Distinct()]),
        (PlaceSchema, PlaceValue v) => new PlaceValue(Complete(v.Place)),
        (VerificationSchema, VerificationValue v) => new VerificationValue(v.Verification),
        _ => null,
    };

    // Omitted members are reported as null. Assumption: all of them; seen for the name alone.
    private static Place? Complete(Place? place) => place is null
        ? null
        : place with { Name = place.Name, Address = place.Address, AwsPlaceId = place.AwsPlaceId, GooglePlaceId = place.GooglePlaceId };

    private MultiSelectValue? Several(MultiSelectValue given, StoredProperty property, RequestContext context)
    {
        var chosen = new List<SelectOption>(given.Options.Count);
        foreach (SelectOption option in given.Options)
        {
            if (Options(property).Choose(option, context) is not { } found)
                return null;
            if (!chosen.Exists(other => string.Equals(other.Id, found.Id, StringComparison.Ordinal)))
                chosen.Add(found);
        }

        return new MultiSelectValue(chosen);
    }

    private OptionDraft Options(StoredProperty property)
    {
        if (!_options.TryGetValue(property.Id, out OptionDraft? draft))
            _options.Add(property.Id, draft = new OptionDraft(_source!, property));
        return draft;
    }

    private static UserOrGroup Person(UserOrGroup given, RequestContext context) => given switch
    {
        User user => context.Workspace.FindUser(user.Id.Value) is { } known
            ? new User(new UserId(known.Id))
            : throw ApiErrors.NotFound(ObjectKind.User, user.Id.Value, context.Connection),
        _ => given,
    };

    private static NamedFile File(NamedFile given, RequestContext context)
    {
        FileSource source = AppearanceRules.Complete(given.Source, context)!;
        return new NamedFile { Name = given.Name ?? BlockRules.FileName(source, context) ?? "", Source = source };
    }

    private static PageReference Related(PageReference given, RelationSchema schema, RequestContext context) =>
        context.FindNode(given.Id.Value) is StoredPage page && page.DataSource?.Id == schema.DataSourceId.Value
            ? new PageReference(given.Id)
            : throw ApiErrors.NotFound(ObjectKind.Page, given.Id.Value, context.Connection);
}
