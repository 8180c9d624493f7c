using Notion.Refit.AspNetCore.EntityFrameworkCore;

namespace Notion.Refit.AspNetCore.Tests;

/// <summary>What the packages may know of each other.</summary>
public sealed class ReferenceTests
{
    [TestCase(typeof(NotionWebhookEndpoint), "Notion.Refit")]
    [TestCase(typeof(NotionInstallationEntity), "Notion.Refit,Notion.Refit.AspNetCore")]
    [TestCase(typeof(Microsoft.Extensions.DependencyInjection.NotionOpenApiExtensions), "Notion.Refit")]
    public void A_package_knows_the_client_and_not_the_layers_beside_it(Type typeOfPackage, string known) => Assert.That(
        typeOfPackage.Assembly.GetReferencedAssemblies().Select(static assembly => assembly.Name).Where(static name => name!.StartsWith("Notion.", StringComparison.Ordinal)),
        Is.SubsetOf(known.Split(',')));
}
