using System.Globalization;
using System.Runtime.CompilerServices;
using Notion.Refit.Emulator.Formulas.Functions;
using Notion.Refit.Emulator.Formulas.Syntax;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>Checks the types of a formula, and replaces names of properties by references.</summary>
/// <remarks>
/// Assumption: values of different types cannot be compared; numbers and truth values are taken as texts, and texts as numbers in arithmetic; an
/// unknown name is a type error.
/// </remarks>
internal sealed class FormulaChecker
{
    private readonly FormulaCatalog _catalog;
    private readonly Guid _dataSourceId;
    private readonly bool _isApi;

    private FormulaChecker(FormulaCatalog catalog, Guid dataSourceId, bool isApi)
    {
        _catalog = catalog;
        _dataSourceId = dataSourceId;
        _isApi = isApi;
    }

    /// <summary>Checks a formula.</summary>
    /// <param name="formula">The syntax tree.</param>
    /// <param name="catalog">The properties it can read.</param>
    /// <param name="dataSourceId">The data source it belongs to.</param>
    /// <param name="isApi">Whether it is written through the API, which refuses some of what the app allows.</param>
    /// <returns>The formula with its type; null for a type error.</returns>
    public static CheckedFormula? Check(FormulaNode formula, FormulaCatalog catalog, Guid dataSourceId, bool isApi) =>
        new FormulaChecker(catalog, dataSourceId, isApi).Check(formula, scope: null);

    private CheckedFormula? Check(FormulaNode node, FormulaVariable? scope) => !RuntimeHelpers.TryEnsureSufficientExecutionStack() ? null : node switch
    {
        FormulaNode.Number => new CheckedFormula(node, FormulaType.Number),
        FormulaNode.Text => new CheckedFormula(node, FormulaType.Text),
        FormulaNode.Truth => new CheckedFormula(node, FormulaType.Truth),
        FormulaNode.Name name => Name(name, scope),
        FormulaNode.Reference reference => Reference(_dataSourceId, _catalog.Properties.FindById(_dataSourceId, reference.PropertyId)),
        FormulaNode.Call { Function: "prop", Arguments: [FormulaNode.Text name] } => Reference(_dataSourceId, _catalog.Properties.FindByName(_dataSourceId, name.Value)),
        FormulaNode.PageProperty property => PageProperty(property, scope),
        FormulaNode.ListOf list => CheckAll(list.Items, scope) is { } items
            ? new CheckedFormula(new FormulaNode.ListOf(Nodes(items)), new FormulaType.ListOf(FormulaType.Union(Types(items))))
            : null,
        FormulaNode.Unary unary => Unary(unary, scope),
        FormulaNode.Binary binary => Binary(binary, scope),
        FormulaNode.Conditional conditional => CheckAll([conditional.Condition, conditional.Then, conditional.Else], scope) is [var condition, var then, var other]
            ? new CheckedFormula(new FormulaNode.Conditional(condition.Node, then.Node, other.Node), FormulaType.OfBranches([then.Type, other.Type]))
            : null,
        FormulaNode.Call call => Call(call, scope),
        _ => null,
    };

    private static CheckedFormula? Name(FormulaNode.Name name, FormulaVariable? scope) =>
        FormulaVariable.Find(scope, name.Value) is { } variable ? new CheckedFormula(name, variable.Type) { IsFormula = variable.IsFormula }
        : name.Value is "pi" or "e" ? new CheckedFormula(name, FormulaType.Number)
        : null;

    private List<CheckedFormula>? CheckAll(IReadOnlyList<FormulaNode> nodes, FormulaVariable? scope)
    {
        var all = new List<CheckedFormula>(nodes.Count);
        foreach (FormulaNode node in nodes)
        {
            if (Check(node, scope) is not { } one)
                return null;
            all.Add(one);
        }

        return all;
    }

    private CheckedFormula? Reference(Guid dataSourceId, StoredProperty? property)
    {
        if (property is null || _catalog.TypeOf(dataSourceId, property) is not { } type)
            return null;
        string source = string.Create(
            CultureInfo.InvariantCulture, $"{{{{notion:block_property:{PropertyIdSource.Encode(property.Id)}:{dataSourceId}:{_catalog.WorkspaceId}}}}}");
        return new CheckedFormula(new FormulaNode.Reference(property.Id, source), type) { IsFormula = property.Schema is FormulaSchema };
    }

    // Only the app can write these.
    private CheckedFormula? PageProperty(FormulaNode.PageProperty property, FormulaVariable? scope)
    {
        if (_isApi || Check(property.Page, scope) is not { } page)
            return null;
        if (page.Type == FormulaType.Dynamic)
            return new CheckedFormula(property with { Page = page.Node }, FormulaType.Dynamic);
        if (page.Type.Members.OfType<FormulaType.Page>().FirstOrDefault()?.DataSourceId is not { } dataSourceId)
            return null;
        StoredProperty? named = property.Property switch
        {
            FormulaNode.Text name => _catalog.Properties.FindByName(dataSourceId, name.Value),
            FormulaNode.Reference reference => _catalog.Properties.FindById(dataSourceId, reference.PropertyId),
            _ => null,
        };
        return Reference(dataSourceId, named) is { } found
            ? new CheckedFormula(new FormulaNode.PageProperty(page.Node, found.Node), found.Type)
            : null;
    }

    private CheckedFormula? Unary(FormulaNode.Unary unary, FormulaVariable? scope)
    {
        if (Check(unary.Operand, scope) is not { } operand)
            return null;
        bool isNot = unary.Operator is "!" or "not";
        if (!isNot && (IsRefusedFormula(operand) || !IsArithmetic(operand.Type)))
            return null;
        return new CheckedFormula(unary with { Operand = operand.Node }, isNot ? FormulaType.Truth : FormulaType.Number);
    }

    private CheckedFormula? Binary(FormulaNode.Binary binary, FormulaVariable? scope)
    {
        if (Check(binary.Left, scope) is not { } left || Check(binary.Right, scope) is not { } right)
            return null;
        bool isLogic = binary.Operator is "and" or "&&" or "or" or "||";
        if (!isLogic && (IsRefusedFormula(left) || IsRefusedFormula(right)))
            return null;
        FormulaType? type = binary.Operator switch
        {
            "+" => TypeOfSum(left.Type, right.Type),
            "==" or "!=" => FormulaType.AreComparable(left.Type, right.Type) ? FormulaType.Truth : null,
            "<" or ">" or "<=" or ">=" => HasOrder(left.Type) && HasOrder(right.Type) && FormulaType.AreComparable(left.Type, right.Type) ? FormulaType.Truth : null,
            _ when isLogic => FormulaType.Truth,
            _ => IsArithmetic(left.Type) && IsArithmetic(right.Type) ? FormulaType.Number : null,
        };
        return type is null ? null : new CheckedFormula(new FormulaNode.Binary(binary.Operator, left.Node, right.Node) { JoinsTexts = type == FormulaType.Text }, type);
    }

    // Assumption: the API refuses a formula as an operand, as several reports say, and takes it everywhere else.
    private bool IsRefusedFormula(CheckedFormula operand) => _isApi && operand.IsFormula;

    private static bool IsArithmetic(FormulaType type) =>
        type.Members.Any(member => member == FormulaType.Number || member == FormulaType.Text || member == FormulaType.Truth || member == FormulaType.Nothing || member == FormulaType.Dynamic);

    private static bool HasOrder(FormulaType type) => IsArithmetic(type) || type.Members.Contains(FormulaType.Date);

    private static FormulaType? TypeOfSum(FormulaType left, FormulaType right)
    {
        if (left == FormulaType.Text || right == FormulaType.Text)
            return FormulaType.Text;
        if (left == FormulaType.Dynamic || right == FormulaType.Dynamic)
            return FormulaType.Dynamic;
        bool canBeText = left.Members.Contains(FormulaType.Text) || right.Members.Contains(FormulaType.Text);
        bool canBeNumber = IsArithmetic(left) && IsArithmetic(right);
        return canBeText && canBeNumber ? FormulaType.Union([FormulaType.Number, FormulaType.Text])
            : canBeText ? FormulaType.Text
            : canBeNumber ? FormulaType.Number
            : null;
    }

    private CheckedFormula? Call(FormulaNode.Call call, FormulaVariable? scope)
    {
        if (FormulaTable.Find(call.Function) is not { } function
            || !function.Takes(call.Arguments.Count))
            return null;

        var nodes = new List<FormulaNode>(call.Arguments.Count);
        var types = new List<FormulaType>(call.Arguments.Count);
        bool isFormula = false;
        FormulaType item = FormulaType.Nothing;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            FormulaParameterKind kind = function.Signature.ParameterOf(i).Kind;
            if (function.IsVariable(i, call.Arguments.Count))
            {
                // The value after the name is in scope from the next argument on.
                if (call.Arguments[i] is not FormulaNode.Name name || Check(call.Arguments[i + 1], scope) is not { } value)
                    return null;
                nodes.AddRange([name, value.Node]);
                types.AddRange([FormulaType.Nothing, value.Type]);
                scope = new FormulaVariable(name.Value, value.Type, scope) { IsFormula = value.IsFormula };
                i++;
                continue;
            }

            FormulaVariable? inner = kind == FormulaParameterKind.Each
                ? new FormulaVariable("current", item, new FormulaVariable("index", FormulaType.Number, scope))
                : scope;
            if (Check(call.Arguments[i], inner) is not { } argument || !Fits(kind, argument, item) || (function.IsOperator && IsRefusedFormula(argument)))
                return null;
            isFormula = argument.IsFormula;
            if (kind == FormulaParameterKind.List)
                item = i == 0 ? argument.Type.ItemType()! : FormulaType.Union([item, argument.Type.ItemType()!]);
            nodes.Add(argument.Node);
            types.Add(argument.Type);
        }

        // The value of the last argument passes through variables as it is.
        return function.TypeOf(types, item) is { } type && FitsTogether(call.Function, types)
            ? new CheckedFormula(call with { Arguments = nodes }, type) { IsFormula = isFormula && call.Function is ("let" or "lets") }
            : null;
    }

    private static bool FitsTogether(string function, List<FormulaType> types) =>
        function is not ("equal" or "unequal") || FormulaType.AreComparable(types[0], types[1]);

    private static bool Fits(FormulaParameterKind kind, CheckedFormula argument, FormulaType item)
    {
        FormulaType type = argument.Type;
        return kind switch
        {
            FormulaParameterKind.Any or FormulaParameterKind.Each or FormulaParameterKind.Variable => true,
            FormulaParameterKind.Item => FormulaType.AreComparable(type, item),
            _ when type == FormulaType.Dynamic => true,
            FormulaParameterKind.Text => IsText(type),
            FormulaParameterKind.Number => type.Members.Contains(FormulaType.Number),
            FormulaParameterKind.Truth => type.Members.Contains(FormulaType.Truth),
            FormulaParameterKind.Date => type.Members.Contains(FormulaType.Date),
            FormulaParameterKind.Person => type.Members.Contains(FormulaType.Person),
            FormulaParameterKind.Page => type.Members.Any(member => member is FormulaType.Page),
            FormulaParameterKind.List => type.ItemType() is not null,
            FormulaParameterKind.TextOrList => IsText(type) || type.Members.Any(member => member is FormulaType.ListOf),
            FormulaParameterKind.Numbers => type == FormulaType.Number || type.ItemType() is { } numbers && (numbers == FormulaType.Number || numbers == FormulaType.Dynamic),
            FormulaParameterKind.Style => IsWord(argument, FormulaStyles.IsStyle),
            FormulaParameterKind.Unit => IsWord(argument, FormulaUnits.IsUnit),
            FormulaParameterKind.SpanUnit => IsWord(argument, FormulaUnits.IsSpanUnit),
            _ => false,
        };
    }

    private static bool IsText(FormulaType type) =>
        type.Members.Any(member => member == FormulaType.Text || member == FormulaType.Number || member == FormulaType.Truth);

    // A unit or style that is written out is checked at once, one that is computed when it is used.
    private static bool IsWord(CheckedFormula argument, Func<string, bool> isWord) =>
        argument.Node is FormulaNode.Text text ? isWord(text.Value) : argument.Type.Members.Contains(FormulaType.Text);

    private static FormulaNode[] Nodes(List<CheckedFormula> all) => [.. all.Select(one => one.Node)];

    private static IEnumerable<FormulaType> Types(List<CheckedFormula> all) => all.Select(one => one.Type);
}
