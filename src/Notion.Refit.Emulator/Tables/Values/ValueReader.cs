using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Formulas.Evaluation;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>Reads the values of rows: what was stored, what is empty and what is computed.</summary>
internal sealed class ValueReader
{
    /// <summary>The number of related pages or people that a page lists for one property.</summary>
    public const int MostReferences = 25;

    private readonly AnswerScope _scope;
    private Dictionary<(StoredPage Page, string PropertyId), PropertyValue>? _computed;
    private int _depth;

    public ValueReader(AnswerScope scope)
    {
        _scope = scope;
        Formulas = new FormulaComputer(scope, this);
    }

    /// <summary>The formulas of the request.</summary>
    public FormulaComputer Formulas { get; }

    /// <summary>The title of a page that is no row.</summary>
    public TitleValue Title(StoredPage page) => new(RichTextAnswers.Show(page.Title, _scope));

    /// <summary>The title of another page; empty when it cannot be seen.</summary>
    public string TitleOf(Guid pageId) => _scope.FindNode(pageId) is StoredPage page ? RichTextAnswers.Show(page.Title, _scope).ToPlainText() : "";

    /// <summary>Finds another page; null when it cannot be seen, or is in the trash.</summary>
    public StoredPage? FindPage(Guid pageId) => _scope.FindNode(pageId) is StoredPage { IsInTrash: false } page ? page : null;

    /// <summary>A value as pages show it: long ones are cut.</summary>
    public Property ReadShort(StoredPage page, StoredProperty property)
    {
        PropertyValue value = Read(page, property);
        PropertyId id = PropertyId.FromDecoded(property.Id);
        return value switch
        {
            RelationValue relation => new Property
            {
                Id = id,
                Value = new RelationValue([.. relation.Pages.Take(MostReferences)]),
                HasMore = relation.Pages.Count > MostReferences,
            },
            PeopleValue { People.Count: > MostReferences } people => new Property { Id = id, Value = new PeopleValue([.. people.People.Take(MostReferences)]) },
            _ => new Property { Id = id, Value = value },
        };
    }

    /// <summary>The whole value.</summary>
    public PropertyValue Read(StoredPage page, StoredProperty property)
    {
        WritablePropertyValue? stored = page.Values.Find(property.Id);
        return property.Schema switch
        {
            TitleSchema => Title(page),
            RichTextSchema => new RichTextValue(RichTextAnswers.Show((stored as RichTextValue)?.RichText ?? RichTextList.Empty, _scope)),
            NumberSchema => stored as NumberValue ?? new NumberValue(null),
            SelectSchema schema => new SelectValue(Current((stored as SelectValue)?.Option, schema.Options)),
            StatusSchema schema => new StatusValue(Current((stored as StatusValue)?.Option, schema.Options)),
            MultiSelectSchema schema => new MultiSelectValue([.. Current(stored as MultiSelectValue, schema.Options)]),
            DateSchema => stored as DateValue ?? new DateValue(null),
            PeopleSchema => new PeopleValue([.. People(stored as PeopleValue)]),
            FilesSchema => stored is FilesValue files ? FileAnswers.Show(files, _scope) : new FilesValue([]),
            CheckboxSchema => stored as CheckboxValue ?? new CheckboxValue(false),
            UrlSchema => stored as UrlValue ?? new UrlValue(null),
            EmailSchema => stored as EmailValue ?? new EmailValue(null),
            PhoneNumberSchema => stored as PhoneNumberValue ?? new PhoneNumberValue(null),
            RelationSchema => new RelationValue([.. Related(page, property.Id).Select(related => new PageReference(new PageId(related.Id)))]),
            PlaceSchema => stored as PlaceValue ?? new PlaceValue(null),
            VerificationSchema => stored as VerificationValue ?? new VerificationValue(new Verification(VerificationState.Unverified) { Date = null, VerifiedBy = null }),
            CreatedTimeSchema => new CreatedTimeValue(ResponseTimes.ToMinute(page.CreatedTime)),
            LastEditedTimeSchema => new LastEditedTimeValue(ResponseTimes.ToMinute(page.LastEditedTime)),
            CreatedBySchema => new CreatedByValue(UserAnswers.Full(page.CreatedBy, _scope)),
            LastEditedBySchema => new LastEditedByValue(UserAnswers.Full(page.LastEditedBy, _scope)),
            UniqueIdSchema schema => new UniqueIdValue { Number = page.UniqueNumber, Prefix = schema.Prefix },
            RollupSchema { RelationPropertyId: null } or FormulaSchema { Expression: null or "" } when page.ToldValues?.GetValueOrDefault(property.Id) is { } told => told,
            RollupSchema or FormulaSchema => Computed(page, property),
            _ => new ButtonValue(),
        };
    }

    /// <summary>The pages that a row is related to by a property, without those in the trash.</summary>
    public IEnumerable<StoredPage> Related(StoredPage page, string propertyId)
    {
        if (page.Values.Find(propertyId) is not RelationValue relation)
            yield break;
        foreach (PageReference reference in relation.Pages)
        {
            // Assumption: links to pages in the trash are not shown.
            if (_scope.FindNode(reference.Id.Value) is StoredPage { IsInTrash: false } related)
                yield return related;
        }
    }

    /// <summary>The values that a rollup combines, one of each related page, and the property they are of; null when it does not get that far.</summary>
    public (IReadOnlyList<PropertyValue> Values, StoredProperty Property)? RolledUp(StoredPage page, RollupSchema schema)
    {
        if (schema is not { RelationPropertyId: { } relationId, RollupPropertyId: { } targetId }
            || page.DataSource?.Properties.GetValueOrDefault(relationId.Value)?.Schema is not RelationSchema relation
            || (_scope.FindNode(relation.DataSourceId.Value) as StoredDataSource)?.Properties.GetValueOrDefault(targetId.Value) is not { } target)
            return null;

        _depth++;
        PropertyValue[] values = [.. Related(page, relationId.Value).Select(related => Read(related, target))];
        _depth--;
        return (values, target);
    }

    private static SelectOption? Current(SelectOption? stored, IReadOnlyList<SelectOption> options) =>
        stored is not null && options.FirstOrDefault(option => string.Equals(option.Id, stored.Id, StringComparison.Ordinal)) is { } option
            ? new SelectOption { Id = option.Id, Name = option.Name, Color = option.Color }
            : null;

    private static IEnumerable<SelectOption> Current(MultiSelectValue? stored, IReadOnlyList<SelectOption> options) =>
        stored is null ? [] : stored.Options.Select(option => Current(option, options)).OfType<SelectOption>();

    private IEnumerable<UserOrGroup> People(PeopleValue? stored) =>
        from person in stored?.People ?? []
        select person is User user && _scope.Workspace.FindUser(user.Id.Value) is { } known ? UserAnswers.Full(known, _scope) : person;

    // Rows that are related to each other ask for the same again and again. The rows of the answer are asked for once.
    private PropertyValue Computed(StoredPage page, StoredProperty property)
    {
        if (_depth == 0)
            return Compute(page, property);
        (StoredPage, string) place = (page, property.Id);
        _computed ??= [];
        return _computed.TryGetValue(place, out PropertyValue? known) ? known : _computed[place] = Compute(page, property);
    }

    private PropertyValue Compute(StoredPage page, StoredProperty property) =>
        property.Schema is RollupSchema rollup ? Rollup(page, property, rollup) : new FormulaValue { Result = Formula(page, property) };

    private FormulaResult Formula(StoredPage page, StoredProperty property)
    {
        _depth++;
        FormulaResult result = Formulas.Compute(page, property);
        _depth--;
        return result;
    }

    private RollupValue Rollup(StoredPage page, StoredProperty property, RollupSchema schema) => new()
    {
        Result = RollupResult(page, property, schema),
        Function = schema.Function,
    };

    // Nothing is combined of what could not be computed.
    private RollupResult RollupResult(StoredPage page, StoredProperty property, RollupSchema schema)
    {
        if (page.DataSource is not { } source || !Formulas.Catalog.Fits(source.Id, property) || RolledUp(page, schema) is not var (values, target)
            || values.Any(value => value is FormulaValue { Result: FormulaUnsupported } or RollupValue { Result: RollupUnsupported }))
            return new RollupUnsupported();
        return RollupCalculator.Calculate(schema.Function, values, target);
    }
}
