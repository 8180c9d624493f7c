using Notion.Refit.Emulator.Formulas.Evaluation;
using Notion.Refit.Emulator.Formulas.Typing;
using static Notion.Refit.Emulator.Formulas.Evaluation.FormulaConversions;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Functions of lists. Places are counted from 0.</summary>
internal static class ListFunctions
{
    public static FormulaFunction[] All { get; } =
    [
        new("at(list: list<T>, place: number): T", "The item at a place.", call => At(call.Items(0), Math.Truncate(call.Number(1)))),
        new("first(list: list<T>): T", "The first item.", call => At(call.Items(0), 0)),
        new("last(list: list<T>): T", "The last item.", call => At(call.Items(0), call.Items(0).Count - 1)),
        new("slice(list: list<T>, from: number, to?: number): list<T>", "The items from one place up to another; negative places count from the end.", Slice),
        new("splice(list: list<T>, from: number, count: number, …items?: any): list<T>", "The list with some items replaced by others.", Splice)
        {
            ResultType = types => new FormulaType.ListOf(FormulaType.Union([types[0].ItemType() ?? FormulaType.Dynamic, .. types.Skip(3)])),
        },
        new("concat(list: list<T>, …lists?: list<T>): list<T>", "The items of all lists.", Concat),
        new("reverse(list: list<T>): list<T>", "The items in the opposite order.", call => call.Run.ListOf([.. call.Items(0).Reverse()])),
        new("unique(list: list<T>): list<T>", "The list with each value once.", call => call.Run.ListOf([.. call.Items(0).Distinct()])),
        new("flat(list: list<T>): any", "The items of the lists in the list: one level.", Flat)
        {
            ResultType = types => new FormulaType.ListOf(FormulaType.Union((types[0].ItemType() ?? FormulaType.Dynamic).Members.Select(type => type is FormulaType.ListOf inner ? inner.Item : type))),
        },
        new("sort(list: list<T>, key?: each => U): list<T>", "The items in ascending order, or in that of a key; those without a value are left out.", Sort),
        new("includes(list: list<T>, value: T): boolean", "Whether a value is among the items.", call => FormulaOperand.Of(call.Items(0).Contains(call[1]))),
        new("map(list: list<T>, result: each => U): list<U>", "What an expression makes of each item.", Map),
        new("filter(list: list<T>, condition: each => U): list<T>", "The items that meet a condition.", call => call.Run.ListOf([.. call.Items(0).Where((item, i) => ToTruth(call.Each(1, item, i)))])),
        new("find(list: list<T>, condition: each => U): T", "The first item that meets a condition.", call => FindIndex(call) is >= 0 and var place ? call.Items(0)[place] : FormulaOperand.Empty),
        new("findIndex(list: list<T>, condition: each => U): number", "The place of the first item that meets a condition; -1 if none does.", call => FormulaOperand.Of((double)FindIndex(call))),
        new("some(list: list<T>, condition: each => U): boolean", "Whether an item meets a condition.", call => FormulaOperand.Of(FindIndex(call) >= 0)),
        new("every(list: list<T>, condition: each => U): boolean", "Whether all items meet a condition.", call => FormulaOperand.Of(!call.Items(0).Where((item, i) => !ToTruth(call.Each(1, item, i))).Any())),
        new("count(list: list<T>, condition: each => U): number", "How many items meet a condition.", call => FormulaOperand.Of((double)call.Items(0).Where((item, i) => ToTruth(call.Each(1, item, i))).Count())),
    ];

    private static FormulaOperand At(IReadOnlyList<FormulaOperand> items, double place) =>
        place >= 0 && place < items.Count ? items[(int)place] : FormulaOperand.Empty;

    private static FormulaOperand Slice(FormulaCall call)
    {
        IReadOnlyList<FormulaOperand> items = call.Items(0);
        int from = Place(call.Number(1), items.Count);
        int to = Place(call.Number(2, items.Count), items.Count);
        return call.Run.ListOf([.. items.Skip(from).Take(Math.Max(to - from, 0))]);
    }

    private static FormulaOperand Splice(FormulaCall call)
    {
        IReadOnlyList<FormulaOperand> items = call.Items(0);
        int from = Place(call.Number(1), items.Count);
        int count = (int)Math.Clamp(call.Number(2), 0, items.Count - from);
        return call.Run.ListOf([.. items.Take(from), .. call.Values.Skip(3), .. items.Skip(from + count)]);
    }

    private static int Place(double given, int count) => (int)Math.Clamp(given < 0 ? count + Math.Truncate(given) : Math.Truncate(given), 0, count);

    private static FormulaOperand Concat(FormulaCall call)
    {
        long size = 0;
        foreach (FormulaOperand value in call.Values)
            size += ((FormulaOperand.Many)value).Items.Count;
        return size <= FormulaBudget.LongestList ? call.Run.ListOf([.. call.Values.SelectMany(value => ((FormulaOperand.Many)value).Items)]) : FormulaOperand.Failure;
    }

    private static FormulaOperand Flat(FormulaCall call) =>
        call.Run.ListOf([.. call.Items(0).SelectMany(item => item is FormulaOperand.Many list ? list.Items : [item])]);

    private static FormulaOperand Map(FormulaCall call)
    {
        IReadOnlyList<FormulaOperand> items = call.Items(0);
        var results = new FormulaOperand[items.Count];
        for (int i = 0; i < results.Length; i++)
            results[i] = call.Each(1, items[i], i);
        return call.Run.ListOf(results);
    }

    private static FormulaOperand Sort(FormulaCall call)
    {
        IReadOnlyList<FormulaOperand> items = call.Items(0);
        var keyed = new List<(FormulaOperand Key, FormulaOperand Item)>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            FormulaOperand key = call.Count > 1 ? call.Each(1, items[i], i) : items[i];
            if (!ReferenceEquals(key, FormulaOperand.Empty) && !ReferenceEquals(items[i], FormulaOperand.Empty))
                keyed.Add((key, items[i]));
        }

        return call.Run.Spend(keyed.Count * 8L)
            ? call.Run.ListOf([.. keyed.OrderBy(entry => entry.Key, Comparer<FormulaOperand>.Create(CompareKeys)).Select(entry => entry.Item)])
            : FormulaOperand.Failure;
    }

    // Assumption: values of different kinds are sorted by kind; people and pages by name.
    private static int CompareKeys(FormulaOperand left, FormulaOperand right)
    {
        int order = Rank(left).CompareTo(Rank(right));
        if (order != 0)
            return order;
        return left is FormulaOperand.Person or FormulaOperand.Page or FormulaOperand.Many
            ? string.CompareOrdinal(ToText(left), ToText(right))
            : Compare(left, right) ?? 0;
    }

    private static int Rank(FormulaOperand value) => value switch
    {
        FormulaOperand.Number or FormulaOperand.Truth => 0,
        FormulaOperand.Date => 1,
        FormulaOperand.Text => 2,
        FormulaOperand.Person or FormulaOperand.Page => 3,
        _ => 4,
    };

    private static int FindIndex(FormulaCall call)
    {
        IReadOnlyList<FormulaOperand> items = call.Items(0);
        for (int i = 0; i < items.Count; i++)
        {
            if (ToTruth(call.Each(1, items[i], i)))
                return i;
        }

        return -1;
    }
}
