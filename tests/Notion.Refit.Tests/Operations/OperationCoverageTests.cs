using System.Text.Json;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Operations;

internal sealed class OperationCoverageTests
{
    private static readonly string[] s_verbs = ["get", "post", "patch", "put", "delete"];

    [Test]
    public void Every_operation_of_the_description_has_a_case()
    {
        using JsonDocument description = JsonDocument.Parse(File.ReadAllText(Surroundings.Find("openapi/notion.json")));
        string[] operations =
        [
            .. from path in description.RootElement.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where s_verbs.Contains(operation.Name)
               select operation.Value.GetProperty("operationId").GetString()!,
        ];

        Assert.That(operations, Has.Length.GreaterThanOrEqualTo(75), "the description was found and read");
        Assert.That(OperationTests.Cases.Select(operation => operation.Operation).Distinct(StringComparer.Ordinal), Is.EquivalentTo(operations));
    }

    [Test]
    public void A_case_is_of_the_operation_that_it_names() => Assert.Multiple(() =>
    {
        foreach (OperationCase operation in OperationTests.Cases)
        {
            string[] request = operation.Request.Split(' ');
            bool found = NotionOperations.TryFind(new HttpMethod(request[0]), new Uri(request[1]).AbsolutePath, out NotionOperation? actual);

            Assert.That(found, Is.True, operation.Request);
            Assert.That(actual?.Id, Is.EqualTo(operation.Operation), operation.Request);
        }
    });
}
