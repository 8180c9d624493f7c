using System.Reflection;

namespace Notion.Refit.Tests.Sync;

/// <summary>Stands in for an area: every call goes to a function.</summary>
#pragma warning disable CA1852 // The proxy is made as a subtype, when the test runs.
internal class StandIn : DispatchProxy
#pragma warning restore CA1852
{
    private Func<MethodInfo, object?[], object?> _answer = null!;

    public static T For<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class => (T)For(typeof(T), answer);

    public static object For(Type area, Func<MethodInfo, object?[], object?> answer)
    {
        object standIn = Create(area, typeof(StandIn));
        ((StandIn)standIn)._answer = answer;
        return standIn;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
}
