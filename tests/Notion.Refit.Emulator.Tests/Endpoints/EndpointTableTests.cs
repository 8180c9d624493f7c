using Notion.Refit.Emulator.Api.Endpoints;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class EndpointTableTests
{
    [Test]
    public void Every_operation_of_the_description_has_one_endpoint()
    {
        IEnumerable<string> all = EndpointTable.All.Select(endpoint => endpoint.Operation.Id);
        IEnumerable<string> ofClients = EndpointTable.OfClients.Select(endpoint => endpoint.Operation.Id);

        Assert.That(all, Is.EquivalentTo(NotionOperations.All.Where(operation => !operation.UsesClientCredentials).Select(operation => operation.Id)));
        Assert.That(ofClients, Is.EquivalentTo(NotionOperations.All.Where(operation => operation.UsesClientCredentials).Select(operation => operation.Id)));
    }
}
