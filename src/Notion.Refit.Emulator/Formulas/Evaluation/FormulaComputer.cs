using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Formulas.Functions;
using Notion.Refit.Emulator.Formulas.Typing;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>Computes the formulas of a request.</summary>
internal sealed class FormulaComputer
{
    private readonly ValueReader _reader;

    private readonly Dictionary<StoredProperty, Prepared> _prepared = new(ReferenceEqualityComparer.Instance);

    // Values of formulas that others read. Of the rows themselves each one is asked for once.
    private readonly Dictionary<(StoredPage Page, string PropertyId), FormulaOperand?> _known = [];

    public FormulaComputer(AnswerScope scope, ValueReader reader)
    {
        _reader = reader;
        Now = ResponseTimes.ToMinute(scope.Now);
        Catalog = new FormulaCatalog(new StoredPropertySource(scope), scope.Workspace.Id);
        Patterns = new FormulaPatterns(Budget);
    }

    /// <summary>The moment of the request, to the minute.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The properties and their types.</summary>
    public FormulaCatalog Catalog { get; }

    /// <summary>The work that is left.</summary>
    public FormulaBudget Budget { get; } = new();

    public FormulaPatterns Patterns { get; }

    /// <summary>The result of a formula for a row.</summary>
    public FormulaResult Compute(StoredPage page, StoredProperty property)
    {
        if (page.DataSource is not { } source)
            return new FormulaString(null);
        Prepared prepared = Prepare(source.Id, property);
        if (!prepared.Fits)
            return new FormulaUnsupported();

        // A formula that a change of the schema has broken is a text without a value.
        if (prepared.Formula is not { } formula)
            return new FormulaString(null);
        return Run(page, formula) is { } value ? FormulaResults.Of(value, formula.Type) : new FormulaUnsupported();
    }

    /// <summary>Reads a property for a formula.</summary>
    /// <returns>The value; null when it cannot be computed.</returns>
    public FormulaOperand? Read(StoredPage page, string propertyId)
    {
        // The page may have moved to another data source since.
        if (page.DataSource is not { } source || source.Properties.GetValueOrDefault(propertyId) is not { } property)
            return FormulaOperand.Empty;
        if (property.Schema is not FormulaSchema { Expression.Length: > 0 })
            return FormulaInputs.Of(_reader.Read(page, property), _reader);
        if (_known.TryGetValue((page, propertyId), out FormulaOperand? known))
            return known;
        Prepared prepared = Prepare(source.Id, property);
        FormulaOperand? value = !prepared.Fits ? null
            : prepared.Formula is { } formula ? Run(page, formula)
            : FormulaOperand.Empty;
        return _known[(page, propertyId)] = value;
    }

    // What is the same for all rows is found out once.
    private Prepared Prepare(Guid dataSourceId, StoredProperty property)
    {
        if (_prepared.TryGetValue(property, out Prepared? known))
            return known;
        bool fits = Catalog.Fits(dataSourceId, property);
        return _prepared[property] = new Prepared(fits, fits ? Catalog.Compile(dataSourceId, property) : null);
    }

    private FormulaOperand? Run(StoredPage page, CheckedFormula formula)
    {
        var run = new FormulaRun(page, this);
        FormulaOperand value = run.Compute(formula.Node, scope: null);
        return run.IsUnsupported ? null : value;
    }

    private sealed record Prepared(bool Fits, CheckedFormula? Formula);
}
