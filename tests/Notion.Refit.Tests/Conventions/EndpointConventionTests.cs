using System.Collections;
using System.Reflection;
using System.Text.Json;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Conventions;

/// <summary>What users may rely on in every area.</summary>
public sealed class EndpointConventionTests
{
    [Test]
    public void Every_operation_of_the_description_has_exactly_one_method() =>
        Assert.That(EndpointMethod.All.Select(m => m.Route), Is.EquivalentTo(DescribedOperations().Select(o => o.Route)));

    [Test]
    public void The_table_of_operations_is_that_of_the_description() =>
        Assert.That(NotionOperations.All.Select(o => o.ToString()), Is.EquivalentTo(DescribedOperations().Select(o => o.Route)));

    [Test]
    public void Every_asynchronous_method_takes_a_cancellation_token_last()
    {
        MethodInfo[] methods = [.. PublicMethods().Where(IsAsynchronous)];
        Assert.That(methods, Is.Not.Empty);
        Assert.That(methods.Where(m => m.GetParameters() is not [.., { Name: "cancellationToken" } last] || last.ParameterType != typeof(CancellationToken)).Select(Name), Is.Empty);
        Assert.That(EndpointMethod.All.Where(m => !m.Method.GetParameters()[^1].HasDefaultValue), Is.Empty);
    }

    [Test]
    public void Every_asynchronous_method_says_so_in_its_name() =>
        Assert.That(PublicMethods().Where(IsAsynchronous).Where(m => !m.Name.EndsWith("Async", StringComparison.Ordinal)).Select(Name), Is.Empty);

    [Test]
    public void Every_parameter_means_the_same_to_Refit()
    {
        (EndpointMethod Endpoint, ParameterInfo Parameter)[] parameters = [.. EndpointMethod.All.SelectMany(e => e.Method.GetParameters().Select(p => (e, p)))];
        Assert.That(parameters, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach ((EndpointMethod endpoint, ParameterInfo parameter) in parameters)
            {
                string? problem = parameter.ParameterType switch
                {
                    { } type when type == typeof(CancellationToken) => null,
                    { } type when type == typeof(HttpContent) => parameter.Name is "file" ? null : "Refit does not pass the name of a file on; our handler says 'file'",
                    _ when Refit(parameter, "BodyAttribute") is not null => parameter.Name is "request" && !parameter.HasDefaultValue ? null : "a body is called 'request' and required",
                    { } type when IsValue(type) => IsInPath(endpoint, parameter) || IsForm(endpoint) || Refit(parameter, "QueryAttribute") is not null
                        ? null : "without [Query] it is checked like a value of the path",
                    { IsGenericType: true } type when IsValue(type.GetGenericArguments()[0]) && type.IsAssignableTo(typeof(IEnumerable)) => null,
                    _ => "Refit sends the properties of what cannot format itself",
                };
                Assert.That(problem, Is.Null, $"{endpoint}, {parameter.Name}");
            }
        });
    }

    [Test]
    public void The_parts_of_forms_have_the_names_that_the_client_gives() =>
        Assert.That(
            EndpointMethod.All.Where(IsForm).SelectMany(static endpoint => endpoint.Method.GetParameters()
                .Where(parameter => parameter.ParameterType != typeof(CancellationToken) && !IsInPath(endpoint, parameter)).Select(EndpointMethod.NameOf)),
            Is.EquivalentTo(new[] { "file", "part_number" }));

    [Test]
    public void Every_list_operation_can_be_enumerated_over_all_its_pages()
    {
        HashSet<string> paginated = [.. DescribedOperations().Where(o => o.IsPaginated).Select(o => o.Route)];
        Assert.That(paginated, Is.Not.Empty);

        MethodInfo[] enumerations = [.. PublicMethods().Where(m => IsGeneric(m.ReturnType, typeof(NotionSequence<>)))];
        IEnumerable<EndpointMethod> without =
            from endpoint in EndpointMethod.All
            where paginated.Contains(endpoint.Route)
            let single = endpoint.Method.Name[..^"Async".Length]
            where !enumerations.Any(e =>
                e.GetParameters()[0].ParameterType == endpoint.Method.DeclaringType
                && e.Name.Contains("All", StringComparison.Ordinal)
                && string.Equals(e.Name.Replace("All", "", StringComparison.Ordinal), single + "Async", StringComparison.Ordinal)
                && PassesOn(endpoint.Method, e))
            select endpoint;
        Assert.That(without, Is.Empty);
    }

    /// <summary>Whoever enumerates all pages can say everything except where to begin.</summary>
    private static bool PassesOn(MethodInfo single, MethodInfo all)
    {
        IEnumerable<string?> wanted = single.GetParameters().Select(p => p.Name).Where(n => n is not "startCursor");
        return wanted.All(n => all.GetParameters().Any(p => string.Equals(p.Name, n, StringComparison.Ordinal)));
    }

    private static IEnumerable<MethodInfo> PublicMethods() =>
        typeof(INotionClient).Assembly.GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m is { IsSpecialName: false, Name: not ("DisposeAsync" or "AsAsyncEnumerable" or "AsPages") });

    private static bool IsAsynchronous(MethodInfo method) =>
        typeof(Task).IsAssignableFrom(method.ReturnType)
        || method.ReturnType == typeof(ValueTask)
        || IsGeneric(method.ReturnType, typeof(ValueTask<>))
        || IsGeneric(method.ReturnType, typeof(IAsyncEnumerable<>))
        || (IsGeneric(method.ReturnType, typeof(NotionSequence<>)) && method.Name != "Take");

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static bool IsValue(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? IsValue(value) : type == typeof(string) || type == typeof(bool) || type.IsAssignableTo(typeof(IFormattable));

    private static bool IsInPath(EndpointMethod endpoint, ParameterInfo parameter) =>
        endpoint.Path.Contains($"{{{Refit(parameter, "AliasAsAttribute")?.ConstructorArguments[0].Value ?? parameter.Name}}}", StringComparison.OrdinalIgnoreCase);

    private static bool IsForm(EndpointMethod endpoint) =>
        endpoint.Method.GetCustomAttributesData().Any(a => a.AttributeType.Namespace is "Refit" && a.AttributeType.Name is "MultipartAttribute");

    private static CustomAttributeData? Refit(ParameterInfo parameter, string attribute) =>
        parameter.GetCustomAttributesData().SingleOrDefault(a => a.AttributeType.Namespace is "Refit" && a.AttributeType.Name == attribute);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.Name))})";

    /// <summary>The operations, with those that differ from another one only in that they return a stream.</summary>
    private static IEnumerable<(string Route, bool IsPaginated)> DescribedOperations()
    {
        using JsonDocument description = JsonDocument.Parse(File.ReadAllText(Surroundings.Find("openapi/notion.json")));
        JsonElement paths = description.RootElement.GetProperty("paths").Clone();
        return
            from path in paths.EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.ValueKind == JsonValueKind.Object
            from isStream in operation.Value.TryGetProperty("x-stream", out _) ? (bool[])[false, true] : [false]
            select ($"{operation.Name.ToUpperInvariant()} {path.Name}", !isStream && operation.Value.TryGetProperty("x-paginated", out _));
    }
}
