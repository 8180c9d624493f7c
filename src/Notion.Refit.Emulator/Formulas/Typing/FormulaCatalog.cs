using System.Runtime.CompilerServices;
using Notion.Refit.Emulator.Formulas.Syntax;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>The properties that formulas can read: their types, the formulas among them, and how many layers of computation they need.</summary>
/// <param name="properties">Finds the properties.</param>
/// <param name="workspaceId">The workspace, which references name.</param>
internal sealed class FormulaCatalog(IPropertySource properties, Guid workspaceId)
{
    /// <summary>The largest number of formulas and rollups that are based on each other. A property that needs more is not computed.</summary>
    public const int MostLayers = 15;

    // Schemas keep the text of a formula, so each one is parsed once.
    private static readonly ConditionalWeakTable<string, Parsed> KnownFormulas = [];

    private readonly Dictionary<(Guid DataSourceId, string PropertyId), CheckedFormula?> _compiled = [];
    private readonly Dictionary<(Guid DataSourceId, string PropertyId, int Layers), bool> _fitting = [];

    public Guid WorkspaceId { get; } = workspaceId;

    /// <summary>Finds the properties.</summary>
    public IPropertySource Properties { get; } = properties;

    /// <summary>Parses a formula.</summary>
    /// <returns>The syntax tree; null when it is not a formula.</returns>
    public static FormulaNode? Parse(string expression) => KnownFormulas.GetValue(expression, static text => new Parsed(FormulaParser.Parse(text))).Formula;

    /// <summary>The formula of a property with its types.</summary>
    /// <returns>The formula; null when it is broken.</returns>
    public CheckedFormula? Compile(Guid dataSourceId, StoredProperty property)
    {
        if (_compiled.TryGetValue((dataSourceId, property.Id), out CheckedFormula? known))
            return known;
        CheckedFormula? compiled = property.Schema is FormulaSchema { Expression: { Length: > 0 } expression } && Parse(expression) is { } formula
            ? FormulaChecker.Check(formula, this, dataSourceId, isApi: false)
            : null;
        _compiled[(dataSourceId, property.Id)] = compiled;
        return compiled;
    }

    /// <summary>Whether a property can be computed: not if it needs too many layers, as those do that depend on themselves.</summary>
    public bool Fits(Guid dataSourceId, StoredProperty property) => Fits(dataSourceId, property, MostLayers);

    /// <summary>The type of a property; null when formulas cannot read it.</summary>
    public FormulaType? TypeOf(Guid dataSourceId, StoredProperty property) => property.Schema switch
    {
        TitleSchema or RichTextSchema or UrlSchema or EmailSchema or PhoneNumberSchema or SelectSchema or StatusSchema or UniqueIdSchema => FormulaType.Text,
        NumberSchema => FormulaType.Number,
        CheckboxSchema => FormulaType.Truth,
        DateSchema or CreatedTimeSchema or LastEditedTimeSchema => FormulaType.Date,
        MultiSelectSchema or FilesSchema => new FormulaType.ListOf(FormulaType.Text),
        PeopleSchema => new FormulaType.ListOf(FormulaType.Person),
        CreatedBySchema or LastEditedBySchema => FormulaType.Person,
        RelationSchema relation => new FormulaType.ListOf(new FormulaType.Page(relation.DataSourceId.Value)),

        // Seeded values come without a formula.
        FormulaSchema { Expression: null or "" } => FormulaType.Dynamic,
        FormulaSchema => !Fits(dataSourceId, property) ? FormulaType.Dynamic : Compile(dataSourceId, property)?.Type ?? FormulaType.Text,
        RollupSchema rollup => TypeOf(dataSourceId, rollup, property),
        _ => null,
    };

    private FormulaType TypeOf(Guid dataSourceId, RollupSchema rollup, StoredProperty property)
    {
        if (!Fits(dataSourceId, property) || Target(dataSourceId, rollup) is not { } target)
            return FormulaType.Dynamic;
        return rollup.Function.Value switch
        {
            "show_original" or "show_unique" => TypeOf(target.DataSourceId, target.Property) switch
            {
                // Lists of related rows become one list.
                FormulaType.ListOf list => list,
                { } item => new FormulaType.ListOf(item),
                _ => FormulaType.Dynamic,
            },
            "earliest_date" or "latest_date" or "date_range" => FormulaType.Date,
            _ => FormulaType.Number,
        };
    }

    private (Guid DataSourceId, StoredProperty Property)? Target(Guid dataSourceId, RollupSchema rollup) =>
        rollup is { RelationPropertyId: { } relationId, RollupPropertyId: { } targetId }
        && Properties.FindById(dataSourceId, relationId.Value)?.Schema is RelationSchema relation
        && Properties.FindById(relation.DataSourceId.Value, targetId.Value) is { } target
            ? (relation.DataSourceId.Value, target)
            : null;

    private bool Fits(Guid dataSourceId, StoredProperty property, int layers)
    {
        if (property.Schema is not (RollupSchema or FormulaSchema))
            return true;
        if (layers == 0)
            return false;
        (Guid, string, int) key = (dataSourceId, property.Id, layers);
        if (_fitting.TryGetValue(key, out bool known))
            return known;
        bool fits = true;
        foreach ((Guid source, StoredProperty below) in Below(dataSourceId, property.Schema))
            fits = fits && Fits(source, below, layers - 1);
        _fitting[key] = fits;
        return fits;
    }

    // The properties that a computed one is based on.
    private IEnumerable<(Guid DataSourceId, StoredProperty Property)> Below(Guid dataSourceId, PropertySchema schema)
    {
        if (schema is RollupSchema rollup)
            return Target(dataSourceId, rollup) is { } target ? [target] : [];
        return schema is FormulaSchema { Expression: { Length: > 0 } expression } && Parse(expression) is { } formula ? References(dataSourceId, formula) : [];
    }

    private IEnumerable<(Guid DataSourceId, StoredProperty Property)> References(Guid dataSourceId, FormulaNode formula)
    {
        var nodes = new Stack<FormulaNode>([formula]);
        while (nodes.TryPop(out FormulaNode? node))
        {
            (Guid Source, StoredProperty? Property) reference = node switch
            {
                FormulaNode.Reference own => (dataSourceId, Properties.FindById(dataSourceId, own.PropertyId)),
                FormulaNode.Call { Function: "prop", Arguments: [FormulaNode.Text name] } => (dataSourceId, Properties.FindByName(dataSourceId, name.Value)),

                // Of other pages only the stored form names the data source.
                FormulaNode.PageProperty { Property: FormulaNode.Reference other } when Guid.TryParse(other.Source.Split(':')[3], out Guid source) =>
                    (source, Properties.FindById(source, other.PropertyId)),
                _ => default,
            };
            if (reference.Property is { } property)
                yield return (reference.Source, property);
            foreach (FormulaNode child in node.Children)
                nodes.Push(child);
        }
    }

    private sealed record Parsed(FormulaNode? Formula);
}
