using System.Reflection;

namespace Notion.Refit.Rows.Tests;

/// <summary>A query is never taken for a sequence in memory, where LINQ would filter rows that were all read.</summary>
internal sealed class ConventionTests
{
    private static readonly Type[] s_sequences = [typeof(IAsyncEnumerable<>), typeof(IEnumerable<>), typeof(IQueryable<>), typeof(System.Collections.IEnumerable), typeof(IQueryable)];

    private static IEnumerable<Type> Queries => typeof(RowQuery<>).Assembly.GetTypes().Where(type => IsSequenceOfRows(type) && !type.IsNested);

    [Test]
    public void No_query_implements_the_interface_of_a_sequence()
    {
        Assert.That(Queries.Select(type => type.Name), Is.EquivalentTo(new[] { "RowSequence`1", "RowQuery`1", "OrderedRowQuery`1", "NotionRows`1" }));
        Assert.That(Queries.SelectMany(type => type.GetInterfaces()), Is.Empty);
    }

    [Test]
    public void No_conversion_turns_a_query_into_a_sequence()
    {
        IEnumerable<MethodInfo> conversions = typeof(RowQuery<>).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name is "op_Implicit" or "op_Explicit" && IsSequenceOfRows(method.GetParameters()[0].ParameterType));

        Assert.That(conversions, Is.Empty);
        Assert.That(Queries.Select(type => type.GetMethod("GetEnumerator", Type.EmptyTypes)), Is.All.Null);
    }

    [Test]
    public void Only_one_method_says_that_it_leaves_Notion_behind()
    {
        string[] sequences =
        [
            .. Queries.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(method => method.ReturnType.IsGenericType && s_sequences.Contains(method.ReturnType.GetGenericTypeDefinition()))
                .Select(method => method.Name),
        ];

        Assert.That(sequences, Is.EqualTo([nameof(NotionRows<TaskRow>.AsAsyncEnumerable)]));
    }

    private static bool IsSequenceOfRows(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RowSequence<>))
                return true;
        }

        return false;
    }
}
