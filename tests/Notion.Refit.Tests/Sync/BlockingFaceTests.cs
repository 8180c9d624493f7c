using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Notion.Refit.Models;
using Notion.Refit.Tests.Operations;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Sync;

/// <summary>The blocking form of the client has what the asynchronous one has, and passes everything on.</summary>
public sealed class BlockingFaceTests
{
    // Everyday calls of one request have a blocking form, too; jobs of many requests have none.
    private static readonly string[] s_everyday = ["Clear", "GetMaxFileSize", "Move", "Plan"];

    private static readonly PropertyInfo[] s_areas = typeof(INotionClient).GetProperties();

    [TestCaseSource(nameof(Areas))]
    public void Each_area_is_there(string area)
    {
        object stub = StandIn.For(AreaType(area), (_, _) => null);
        INotionClient client = StandIn.For<INotionClient>((method, _) => string.Equals(method.Name, "get_" + area, StringComparison.Ordinal) ? stub : null);

        object? face = typeof(NotionSyncClient).GetProperty(area)?.GetValue(client.Sync);

        Assert.That(face, Is.Not.Null);
        Assert.That(face!.GetType().Name, Is.EqualTo("NotionSync" + area));
    }

    [TestCaseSource(nameof(Areas))]
    public void Each_method_calls_its_asynchronous_twin_with_the_same_arguments(string area)
    {
        Assert.Multiple(() =>
        {
            foreach (MethodInfo twin in AreaType(area).GetMethods().Where(method => !IsSequence(method)))
            {
                MethodInfo? method = Blocking(area, twin, twin.GetParameters());
                Assert.That(method, Is.Not.Null, twin.Name);
                if (method is not null)
                    CallPassesOn(area, method, twin);
            }
        });
    }

    [TestCaseSource(nameof(Areas))]
    public void Each_enumeration_has_a_blocking_twin(string area)
    {
        MethodInfo[] enumerations = Enumerations(AreaType(area));
        Assert.Multiple(() =>
        {
            foreach (MethodInfo twin in enumerations)
            {
                MethodInfo? method = Blocking(area, twin, twin.GetParameters()[1..]);
                Assert.That(method?.ReturnType, Is.EqualTo(typeof(IEnumerable<>).MakeGenericType(twin.ReturnType.GetGenericArguments())), twin.Name);
            }
        });
    }

    [TestCaseSource(nameof(Areas))]
    public void There_is_nothing_beyond_the_twins_and_everyday_calls(string area)
    {
        Type face = FaceType(area);
        Type type = AreaType(area);
        IEnumerable<string> twins = type.GetMethods().Concat(Enumerations(type)).Select(BlockingName);
        IEnumerable<string> found = face.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => m.Name);

        Assert.That(found.Except(s_everyday, StringComparer.Ordinal), Is.EquivalentTo(twins.Distinct(StringComparer.Ordinal).Except(s_everyday, StringComparer.Ordinal)));
    }

    [Test]
    public void A_stream_has_a_blocking_twin()
    {
        object?[]? given = null;
        INotionSessions stub = StandIn.For<INotionSessions>((_, arguments) =>
        {
            given = arguments;
            return new[] { new SessionStreamEnd { SessionId = Some.Page, Status = SessionStatus.Completed } }.ToAsyncEnumerable<SessionStreamEvent>();
        });
        SessionMessageRequest request = new("Hello");

        SessionStreamEvent[] events = [.. stub.Sync.Stream(request)];

        Assert.That(events, Has.Length.EqualTo(1));
        Assert.That(given, Is.EqualTo((object[])[request, CancellationToken.None]));
    }

    [Test]
    public void There_are_lists_to_go_over() =>
        Assert.That(s_areas.Sum(area => Enumerations(area.PropertyType).Length), Is.GreaterThanOrEqualTo(10));

    [Test]
    public void A_client_or_area_that_is_null_is_refused()
    {
        Assert.That(() => new NotionSyncClient(null!), Throws.ArgumentNullException);
        Assert.That(() => ((INotionPages)null!).Sync, Throws.ArgumentNullException);
    }

    [Test]
    public void An_operation_the_library_does_not_know_can_be_sent()
    {
        using MockHttpMessageHandler http = new();
        http.When(HttpMethod.Get, "https://api.notion.com/v1/users/me").Respond("application/json", Answers.Person);
        using NotionClient notion = NotionClient.Create("secret_x", http);

        JsonElement raw = notion.Sync.Send(new NotionRequest(HttpMethod.Get, "/v1/users/me"));
        User user = notion.Sync.Send<User>(new NotionRequest(HttpMethod.Get, "/v1/users/me"));

        Assert.That((raw.GetProperty("name").GetString(), user.Name), Is.EqualTo(("Ada", "Ada")));
    }

    private static IEnumerable<string> Areas() => s_areas.Select(area => area.Name);

    private static Type AreaType(string area) => typeof(INotionClient).GetProperty(area)!.PropertyType;

    private static Type FaceType(string area) => typeof(NotionSyncClient).GetProperty(area)!.PropertyType;

    private static bool IsSequence(MethodInfo method) => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static string BlockingName(MethodInfo twin) => twin.Name[..^"Async".Length];

    private static MethodInfo? Blocking(string area, MethodInfo twin, ParameterInfo[] parameters) =>
        FaceType(area).GetMethods().SingleOrDefault(method =>
            string.Equals(method.Name, BlockingName(twin), StringComparison.Ordinal) && method.GetParameters().Select(Text).SequenceEqual(parameters.Select(Text), StringComparer.Ordinal));

    private static string Text(ParameterInfo parameter) => $"{parameter.ParameterType} {parameter.Name} {parameter.HasDefaultValue} {parameter.RawDefaultValue}";

    /// <summary>The extension methods of an area that go over lists, but for the ones that only leave out arguments.</summary>
    private static MethodInfo[] Enumerations(Type area) =>
    [
        .. from type in typeof(INotionClient).Assembly.GetExportedTypes()
           where type is { IsAbstract: true, IsSealed: true } && type != typeof(RowQueryExtensions) && type != typeof(SearchExtensions)
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
           where method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(NotionSequence<>)
           where method.GetParameters()[0].ParameterType == area && method.GetParameters()[^1].HasDefaultValue
           select method,
    ];

    private static void CallPassesOn(string area, MethodInfo method, MethodInfo twin)
    {
        object?[] arguments = [.. method.GetParameters().Select(Argument)];
        object? result = twin.ReturnType.IsGenericType ? Instance(twin.ReturnType.GetGenericArguments()[0]) : null;
        List<(string Name, object?[] Arguments)> calls = [];
        object stub = StandIn.For(AreaType(area), (called, given) =>
        {
            calls.Add((called.Name, given));
            return result is null
                ? Task.CompletedTask
                : typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(twin.ReturnType.GetGenericArguments()).Invoke(null, [result]);
        });
        object face = Activator.CreateInstance(FaceType(area), stub)!;

        object? answer = method.Invoke(face, arguments);

        Assert.That(answer, Is.SameAs(result), method.Name);
        Assert.That(calls.Select(call => call.Name), Is.EqualTo((string[])[twin.Name]));
        Assert.That(calls[0].Arguments.Zip(arguments).All(pair => Equals(pair.First, pair.Second)), Is.True, method.Name);
    }

    /// <summary>A value that differs from those of the other parameters of its type, as far as there are such.</summary>
    private static object? Argument(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type == typeof(string))
            return parameter.Name;
        if (type == typeof(CancellationToken))
            return new CancellationToken(canceled: true);
        if (type == typeof(HttpContent))
            return new StringContent("x");
        if (type.IsInterface)
            return Array.CreateInstance(type.GetGenericArguments()[0], 1);
        return Instance(type);
    }

    private static object Instance(Type type) =>
        RuntimeHelpers.GetUninitializedObject(type.IsAbstract ? type.Assembly.GetTypes().First(t => t.IsSubclassOf(type) && !t.IsAbstract) : type);
}
