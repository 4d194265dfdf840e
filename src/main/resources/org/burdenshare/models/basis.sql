-- basis: one row a definition of military expenditure, never to be mixed; preference: the order in which they are told
SELECT basis, publisher, definition, CAST(preference AS INT) AS preference
FROM basis_file
